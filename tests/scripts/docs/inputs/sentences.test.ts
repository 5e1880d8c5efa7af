import assert from "node:assert/strict";
import { type DocParts, partsOfDoc, sentencesOf } from "../../../../scripts/docs/inputs/sentences";

describe("A comment of an input", () => {
  const cases: readonly [title: string, doc: string, parts: DocParts][] = [
    ["is its text where it has no other form", "Name of the container.", { text: "Name of the container." }],
    ["tells a default", "Seconds. Default: 30.", { text: "Seconds.", byDefault: "30" }],
    [
      "tells a default with stops in its code",
      "Version. Default: `1.4.0` or `LATEST`. Not on EC2.",
      { text: "Version. Not on EC2.", byDefault: "`1.4.0` or `LATEST`" },
    ],
    [
      "tells of a reason to run",
      "Command. A change in it is a reason to run.",
      { text: "Command.", consequence: "run" },
    ],
    [
      "tells of another one that is a reason to run",
      "ARN. Another revision is a reason to run.",
      { text: "ARN.", consequence: "run" },
    ],
    [
      "tells of no reason to run",
      "Limit. A change in it is no reason to run.",
      { text: "Limit.", consequence: "record" },
    ],
    [
      "tells of none for all its members",
      "Placement. None of it is a reason to run.",
      { text: "Placement.", consequence: "record" },
    ],
    [
      "tells of a replacement",
      "Name. Another cluster is a replacement.",
      { text: "Name.", consequence: "replace" },
    ],
    [
      "tells of a registration",
      "Group. A change in it registers a revision, and runs nothing.",
      { text: "Group.", consequence: "register" },
    ],
    [
      "tells of tags",
      "Tags. A change in them is no reason to run: the revision is tagged anew.",
      { text: "Tags.", consequence: "retag" },
    ],
    [
      "tells of an input in its place",
      "ARN. Exactly one of this and `taskDefinition`.",
      { text: "ARN. Exactly one of this and `taskDefinition`.", alternative: "taskDefinition" },
    ],
    [
      "keeps a sentence that only speaks of a change",
      "Anything. Another word is no problem.",
      { text: "Anything. Another word is no problem." },
    ],
    ["may be missing", "", { text: "" }],
  ];
  for (const [title, doc, parts] of cases) {
    it(title, () => assert.deepEqual(partsOfDoc(doc), parts));
  }

  it("ends a sentence at a stop outside of code only", () => {
    assert.deepEqual(sentencesOf("One of `a. b`, `t3.*`. Two (1.5)! Three"), [
      "One of `a. b`, `t3.*`.",
      "Two (1.5)!",
      "Three",
    ]);
  });
});
