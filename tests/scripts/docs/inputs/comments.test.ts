import assert from "node:assert/strict";
import { inputNames } from "../../../../provider/resource/inputs";
import { type Row, rowsOf } from "../../../../scripts/docs/inputs/rows";
import { gatedServiceInputs, inputs } from "./declared";

const rows = rowsOf(inputs);
const without = (isThere: (row: Row) => boolean) =>
  rows.filter((row) => !isThere(row)).map(({ path }) => path);

describe("The comments of the inputs", () => {
  it("are found for every input and what is in it", () => {
    const top = rows.filter(({ path }) => /^\w+$/.test(path)).map(({ path }) => path);
    assert.deepEqual([...top].sort(), [...inputNames].sort());
    for (const path of [
      "networkConfiguration.subnets",
      "taskDefinition.containerDefinitions[].healthCheck.interval",
      "taskDefinition.volumes[].efsVolumeConfiguration.authorizationConfig.iam",
      "overrides.containerOverrides[].name",
      "connection.assumeRole.roleArn",
    ]) {
      assert.ok(
        rows.some((row) => row.path === path),
        path,
      );
    }
  });

  it("say what each is", () => {
    assert.deepEqual(
      without(({ text }) => text !== ""),
      [],
    );
  });

  it("say what holds without it, of each that may be left out", () => {
    assert.deepEqual(
      without(
        ({ required, byDefault, alternative }) =>
          required || byDefault !== undefined || alternative !== undefined,
      ),
      [],
    );
  });

  it("say what a change in it leads to", () => {
    assert.deepEqual(
      without(({ consequence }) => consequence !== undefined),
      [],
    );
  });

  it("give a unit to every number that is one of something", () => {
    const bare = rows.filter(({ types, unit }) => isNumber(types) && unit === undefined);
    assert.deepEqual(
      bare.map(({ path }) => path.split(".").at(-1)),
      [
        "containerPort",
        "hostPort",
        "retries",
        "swappiness",
        "transitEncryptionPort",
        "transitEncryptionPort",
        "startRetries",
        "keepRevisions",
        "weight",
        "base",
        "iops",
      ],
    );
  });
});

describe("The comments of a GatedService's inputs", () => {
  const own = rowsOf(gatedServiceInputs);
  const missing = (isThere: (row: Row) => boolean) =>
    own.filter((row) => !isThere(row)).map(({ path }) => path);

  it("say what each is", () => {
    assert.deepEqual(
      missing(({ text }) => text !== ""),
      [],
    );
  });

  it("say what holds without it, of each that may be left out", () => {
    assert.deepEqual(
      missing(
        ({ required, byDefault, alternative }) =>
          required || byDefault !== undefined || alternative !== undefined,
      ),
      [],
    );
  });

  it("say what a change in it leads to, but of commands, which have members that do", () => {
    assert.deepEqual(
      missing(({ consequence }) => consequence !== undefined),
      ["release", "afterDeploy"],
    );
  });
});

function isNumber(types: Row["types"]): boolean {
  return types.some((type) => type.kind === "plain" && type.text === "number");
}
