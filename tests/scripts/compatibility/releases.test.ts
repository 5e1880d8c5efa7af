import assert from "node:assert/strict";
import { chooseReleases, newest, readRelease } from "../../../scripts/compatibility/releases";

const peers = { "@pulumi/aws": ">=6.0.0 <8", "@pulumi/pulumi": "^3.142.0" };
const pulumi = [
  { version: "3.248.0", node: ">=20" },
  { version: "3.270.0", node: ">=22" },
  { version: "3.269.0", node: ">=22" },
  { version: "3.271.0-alpha.1", node: ">=22" },
  { version: "4.0.0", node: ">=22" },
];
const aws = ["6.83.4", "7.0.0", "7.48.0", "8.0.0"].map((version) => ({ version, node: undefined }));

describe("The releases that the package is tried with", () => {
  const { pulumiFor, ...others } = chooseReleases(peers, pulumi, aws);

  it("are Pulumi's newest for each Node, within what the package takes", () => {
    assert.deepEqual([pulumiFor(20), pulumiFor(22), pulumiFor(26)], ["3.248.0", "3.270.0", "3.270.0"]);
  });

  it("are the oldest that the package takes, and the newest of each major of the AWS provider", () => {
    assert.deepEqual(others, {
      oldestPulumi: "3.142.0",
      oldestAws: "6.0.0",
      aws6: "6.83.4",
      aws7: "7.48.0",
    });
  });

  it("are told to be missing where no release takes a Node", () => {
    assert.throws(() => newest(pulumi, "^3.142.0", "18.20.0"), {
      message: "None of 5 releases in ^3.142.0 takes Node 18.20.0.",
    });
  });

  it("are read from what npm answers, with and without a word on Node", () => {
    assert.deepEqual(readRelease("7.48.0"), { version: "7.48.0", node: undefined });
    assert.deepEqual(readRelease({ version: "3.270.0", "engines.node": ">=22" }), {
      version: "3.270.0",
      node: ">=22",
    });
  });
});
