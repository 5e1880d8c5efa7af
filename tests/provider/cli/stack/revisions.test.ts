import * as assert from "node:assert/strict";
import { familiesOf, recordedRevisions } from "../../../../provider/cli/stack/revisions";
import { revision, stackTask } from "./samples";

describe("what a task of a stack has run from", () => {
  it("are the families of the state's revisions, and of its definition", () => {
    const { outputs } = stackTask("migrate");
    const own = stackTask("migrate", {
      inputs: { cluster: "main", taskDefinition: { family: "renamed", containerDefinitions: [] } },
      outputs: {
        ...outputs,
        revisions: [revision(1)],
        foreignRevisions: [revision(9).replace("hi-web", "other")],
      },
    });
    assert.deepEqual(familiesOf(own), ["hi-web", "other", "renamed"]);
    assert.deepEqual(recordedRevisions(own).slice(0, 3), [revision(4), revision(3), revision(1)]);
  });

  it("is not known where the state has neither run nor revision yet", () => {
    const early = stackTask("migrate", { outputs: { status: "unfinished" } });
    assert.deepEqual(recordedRevisions(early), []);
    assert.deepEqual(familiesOf(early), []);
  });
});
