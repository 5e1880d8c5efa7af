import * as assert from "node:assert/strict";
import { Plugin } from "../../../simulator/aws-plugin/plugin";
import { schema } from "../../../simulator/aws-plugin/schema";

const SERVICE = "aws:ecs/service:Service";
const SERVED = [
  "aws:ecs/cluster:Cluster",
  "aws:ecs/taskDefinition:TaskDefinition",
  SERVICE,
  "aws:cloudwatch/logGroup:LogGroup",
];

describe("the stand-in for the AWS provider", () => {
  const naming = { resourceName: "x", randomSeed: new Uint8Array(), configured: undefined };

  it("refuses every resource it does not serve, and says which it does", () => {
    assert.throws(() => new Plugin().check("aws:s3/bucket:Bucket", undefined, {}, naming), {
      message: `The stand-in for the AWS provider does not serve aws:s3/bucket:Bucket, only ${SERVED.join(", ")}.`,
    });
  });

  it("previews an update as what AWS gave at creation and the new inputs, without those that are gone", () => {
    const known = {
      arn: "arn:1",
      name: "web",
      propagateTags: "SERVICE",
      tags: { a: "1" },
      tagsAll: { a: "1" },
    };
    const news = { name: "web", desiredCount: 2 };
    assert.deepEqual(new Plugin().previewUpdate(SERVICE, known, news), {
      arn: "arn:1",
      name: "web",
      desiredCount: 2,
      tagsAll: {},
    });
  });

  it("gives a schema of what it serves", () => {
    const { resources } = schema("7.0.0") as { resources: Record<string, { requiredInputs: string[] }> };
    assert.deepEqual(Object.keys(resources), SERVED);
    const { requiredInputs } = resources["aws:ecs/taskDefinition:TaskDefinition"] ?? {};
    assert.deepEqual(requiredInputs, ["family", "containerDefinitions"]);
  });
});
