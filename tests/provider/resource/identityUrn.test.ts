import assert from "node:assert/strict";
import { dynamicType, identityUrn } from "../../../provider/resource/identityUrn";

describe("The URN by which a resource is known in ECS", () => {
  const cases: readonly [type: string, name: string, known: string][] = [
    ["ecs-task:index:OneOffTask", "migrate", dynamicType],
    [
      "ecs-task:index:GatedService$ecs-task:index:OneOffTask",
      "hi-web-release",
      `ecs-task:index:GatedService$${dynamicType}`,
    ],
    ["a:b:C$ecs-task:index:OneOffTask", "name::with$ecs-task:index:OneOffTask", `a:b:C$${dynamicType}`],
    [dynamicType, "migrate", dynamicType],
    ["ecs-task:index:OneOffTask$a:b:C", "inner", "ecs-task:index:OneOffTask$a:b:C"],
  ];
  for (const [type, name, known] of cases) {
    it(`has the type ${known} for ${type}`, () => {
      assert.equal(
        identityUrn(`urn:pulumi:prod::hi-web::${type}::${name}`),
        `urn:pulumi:prod::hi-web::${known}::${name}`,
      );
    });
  }
});
