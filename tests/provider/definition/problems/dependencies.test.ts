import * as assert from "node:assert/strict";
import { problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";
import { several } from "./containers";

const at = (i: number) => `taskDefinition.containerDefinitions[${i}].dependsOn[0]`;
const on = (containerName: string, condition = "START") => ({ dependsOn: [{ containerName, condition }] });
const healthCheck = { command: ["CMD", "true"] };

describe("checking what containers wait for", () => {
  problemTable([
    [
      "an odd condition",
      several([on("c1", "READY"), {}]),
      `${at(0)}.condition must be START, COMPLETE, SUCCESS or HEALTHY, and is "READY"`,
    ],
    [
      "the end of an essential container",
      several([on("c1", "SUCCESS"), { essential: true }], { container: "c0" }),
      `${at(0)}.condition must not be SUCCESS of "c1", which is essential: the task stops when it does`,
      several([on("c1", "SUCCESS"), {}]),
    ],
    [
      "the end of a container that is essential by default",
      several([on("c1", "COMPLETE"), { essential: undefined }], { container: "c0" }),
      `${at(0)}.condition must not be COMPLETE of "c1", which is essential`,
      several([on("c1", "COMPLETE"), { essential: mark }], { container: "c0" }),
    ],
    [
      "the health of a container that has no check",
      several([on("c1", "HEALTHY"), {}]),
      `${at(0)}.condition must not be HEALTHY of "c1", which has no healthCheck and so never gets healthy`,
      several([on("c1", "HEALTHY"), { healthCheck }]),
    ],
    [
      "a container that waits for itself",
      several([on("c0")]),
      `${at(0)}.containerName must be another container than "c0"`,
    ],
  ]);

  it("tells of a circle at each of its waits, and of nothing beside it", () => {
    const circle = several([on("c1"), on("c2"), on("c0"), on("c0")]);
    assert.deepEqual(told(circle), [
      `${at(0)}.containerName must not lead back to "c0": "c0" waits for "c1" waits for "c2" waits for "c0", so none of them would start`,
      `${at(1)}.containerName must not lead back to "c1": "c1" waits for "c2" waits for "c0" waits for "c1", so none of them would start`,
      `${at(2)}.containerName must not lead back to "c2": "c2" waits for "c0" waits for "c1" waits for "c2", so none of them would start`,
    ]);
    assert.deepEqual(told(several([on("c1"), on("c2"), on(mark), on("c0")])), []);
    assert.deepEqual(told(several([on("c1"), on("c2"), {}, on("c2")])), []);
  });
});
