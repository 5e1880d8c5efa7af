import assert from "node:assert/strict";
import { awsConfig, programConfig } from "../../acceptance/config";
import { readOptions } from "../../acceptance/options";

describe("The acceptance suite's options", () => {
  it("need none: a public image, the default VPC's subnets, a public address", () =>
    assert.deepEqual(readOptions([]), {
      image: "public.ecr.aws/docker/library/busybox:1.37",
      assignPublicIp: true,
      write: false,
    }));

  it("become the program's configuration, lists by their elements", () => {
    const options = readOptions([
      ...["--region", "eu-west-1", "--subnets", "subnet-a, subnet-b", "--security-groups", "sg-a"],
      ...["--private", "--image", "busybox", "--write"],
    ]);
    assert.equal(options.write, true);
    assert.equal(options.region, "eu-west-1");
    assert.deepEqual(programConfig("n", options), {
      name: "n",
      image: "busybox",
      assignPublicIp: "false",
      "subnets[0]": "subnet-a",
      "subnets[1]": "subnet-b",
      "securityGroups[0]": "sg-a",
    });
  });

  it("let the AWS provider into no other account than the one that was agreed on", () =>
    assert.deepEqual(awsConfig("eu-west-1", "123456789012"), {
      "aws:region": "eu-west-1",
      "aws:allowedAccountIds": '["123456789012"]',
    }));

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["--vpc", "x"], /^Unknown option '--vpc': expected any of --region R .*--write/],
    [["subnet-a"], /^Unexpected argument 'subnet-a'/],
    [["--subnets", "subnet-a,,subnet-b"], /^--subnets is "subnet-a,,subnet-b": expected ids with commas/],
    [["--private"], /^--private is given without --subnets/],
  ];
  for (const [args, message] of wrong)
    it(`refuse ${args.join(" ")}`, () =>
      assert.throws(() => readOptions(args), { name: "RangeError", message }));
});
