import * as assert from "node:assert/strict";
import { subjectsOf } from "../../../../provider/cli/history/subject";
import { gatedService, stackTask } from "../stack/samples";

const web = gatedService("web");
const inWeb = (name: string) => stackTask(name, { component: web.urn });
const stack = {
  name: "prod",
  tasks: [stackTask("migrate"), inWeb("web-migrate"), inWeb("web-seed")],
  gatedServices: [web],
};
const names = (of: readonly string[]) => subjectsOf(stack, of).map(({ name }) => name);

describe("the subjects of a history", () => {
  it("are all tasks of the stack, and what a GatedService runs when its deploy fails", () => {
    assert.deepEqual(names([]), ["migrate", "web-migrate", "web-seed", "web-on-failed-deploy"]);
  });

  it("are those of a GatedService where it is named, and a task of it by its own name", () => {
    assert.deepEqual(names(["web"]), ["web-migrate", "web-seed", "web-on-failed-deploy"]);
    assert.deepEqual(names(["web-seed", "migrate", "web-seed"]), ["web-seed", "migrate"]);
    assert.deepEqual(names(["web-on-failed-deploy", "web-seed"]), ["web-on-failed-deploy", "web-seed"]);
  });

  it("are told for a name that the stack has not, and for a stack without any", () => {
    assert.throws(() => names(["migrat"]), /stack prod has no .* "migrat": did you mean "migrate"\?/);
    assert.throws(() => subjectsOf({ name: "prod", tasks: [], gatedServices: [] }, []), {
      name: "CommandFailure",
      message: /^stack prod has no OneOffTask/,
    });
  });
});
