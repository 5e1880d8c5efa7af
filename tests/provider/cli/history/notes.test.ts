import * as assert from "node:assert/strict";
import { createNotes } from "../../../../provider/cli/history/notes";

describe("the notes on what could not be asked", () => {
  it("are one for all that are missing for the same reason, and name ten of them", () => {
    const notes = createNotes();
    for (let n = 1; n <= 12; n++) notes.add("tasks", `migrate-${n}`, "could not be looked at", "denied");
    notes.add("tasks", "seed", "could not be looked at", "throttled\nfor long");
    notes.add("tasks", "seed", "could not be looked at", "throttled\nfor long");
    const ten = Array.from({ length: 10 }, (_, n) => `migrate-${n + 1}`).join(", ");
    assert.deepEqual(notes.lines(), [
      `note: tasks of ${ten} and 2 more could not be looked at: denied`,
      "note: tasks of seed could not be looked at: throttled\n  for long",
    ]);
  });
});
