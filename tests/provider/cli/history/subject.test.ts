import * as assert from "node:assert/strict";
import { familiesOf, recordedRevisions, subjectsOf } from "../../../../provider/cli/history/subject";
import { gatedService, stackTask } from "../stack/samples";
import { revision, subject } from "./samples";

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
  });

  it("know a failed deploy's runs by the URN that these have in ECS, and no last run of the state", () => {
    const [failedDeploy] = subjectsOf(stack, []).slice(-1);
    assert.equal(
      failedDeploy?.urn,
      "urn:pulumi:prod::infra::ecs-task:index:GatedService$pulumi-nodejs:dynamic/ecs-task:OneOffTask::web-on-failed-deploy",
    );
    assert.equal(failedDeploy?.outputs, undefined);
  });

  it("are told for a name that the stack has not, and for a stack without any", () => {
    assert.throws(() => names(["migrat"]), /stack prod has no .* "migrat": did you mean "migrate"\?/);
    assert.throws(() => subjectsOf({ name: "prod", tasks: [], gatedServices: [] }, []), {
      name: "CommandFailure",
      message: /^stack prod has no OneOffTask/,
    });
  });

  it("have run from the families of the state's revisions, and of their definition", () => {
    const { outputs } = stackTask("migrate");
    const own = subject("migrate", {
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

  it("have nothing where the state has neither run nor revision yet", () => {
    const early = subject("migrate", { outputs: { status: "unfinished" } as never });
    assert.deepEqual(recordedRevisions(early), []);
    assert.deepEqual(familiesOf(early), []);
  });
});
