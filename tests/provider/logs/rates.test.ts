import * as assert from "node:assert/strict";
import { readEveryMs } from "../../../provider/logs/rates";
import { documentedLimit } from "../../../simulator/protocol/rates/limits";

describe("the pace at which logs are read", () => {
  for (const region of [
    "us-east-1",
    "us-west-2",
    "eu-west-1",
    "eu-west-3",
    "eu-central-1",
    "ap-south-1",
    "unheard-of-1",
  ]) {
    it(`takes half of what CloudWatch Logs takes in ${region}`, () => {
      const limit = documentedLimit("logs", "GetLogEvents", region);
      assert.ok(limit);
      assert.ok(Math.abs(1_000 / readEveryMs(region) - limit.refillPerSecond / 2) < 1e-9);
    });
  }
});
