import * as assert from "node:assert/strict";
import { judge } from "../../../provider/run/verdict";
import { exitedItself, ran, web } from "./snapshots";

const judged = { container: "web", otherEssential: [] };
const verdictAt = (stopCode: string | undefined) =>
  judge(ran("DEPROVISIONING", stopCode, web("STOPPED", 0)), judged);

describe("exit code 0", () => {
  const fromOutside = [
    "UserInitiated",
    "ServiceSchedulerInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
    "SomethingThatAwsAddsLater",
  ];
  for (const stopCode of fromOutside) {
    it(`is no success when the task stopped by ${stopCode}: it can be a handled SIGTERM`, () =>
      assert.deepEqual(verdictAt(stopCode), { kind: "failed", cause: "stopped", exitCode: 0 }));
  }

  for (const stopCode of [undefined, exitedItself]) {
    it(`is success when the stop code is ${stopCode}`, () =>
      assert.deepEqual(verdictAt(stopCode), { kind: "succeeded", exitCode: 0 }));
  }
});
