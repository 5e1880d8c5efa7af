import * as assert from "node:assert/strict";
import { nearest, suggestion } from "../../../provider/values/nearest";

const names = ["environment", "environmentFiles", "portMappings", "cpu", "name", "subnets"];

describe("the name that was meant", () => {
  const cases: readonly [given: string, meant: string | undefined][] = [
    ["enviroment", "environment"],
    ["enviromentFile", "environmentFiles"],
    ["port_mappings", "portMappings"],
    ["PortMappings", "portMappings"],
    ["naem", "name"],
    ["gpu", "cpu"],
    ["subnetIds", "subnets"],
    ["image", undefined],
    ["x", undefined],
    ["", undefined],
  ];
  for (const [given, meant] of cases) {
    it(`by "${given}" is ${meant ?? "none of those"}`, () => assert.equal(nearest(given, names), meant));
  }

  it("is suggested, or else those that there are", () => {
    assert.equal(suggestion("naem", names), ': did you mean "name"?');
    assert.equal(suggestion("web", ["db", "worker"]), ': there is "db", "worker"');
    assert.equal(suggestion("web", []), ": there is none");
  });
});
