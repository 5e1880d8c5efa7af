import * as assert from "node:assert/strict";
import { runnableNamed } from "../../../../provider/cli/stack/named";
import type { Stack } from "../../../../provider/cli/stack/stack";
import { gatedService, stackTask } from "./samples";

const web = gatedService("web");
const release = stackTask("web-release", { component: web.urn });
const stack = (rest: Partial<Stack>): Stack => ({ name: "prod", tasks: [], gatedServices: [], ...rest });
const both = stack({ tasks: [stackTask("migrate"), release], gatedServices: [web] });

function found(from: Stack, name?: string): string {
  const one = runnableNamed(from, name);
  return one.kind === "task" ? `task ${one.task.name}` : `service ${one.service.name} (${one.tasks.length})`;
}

describe("the resource to run from", () => {
  const cases: readonly [title: string, from: Stack, name: string | undefined, expected: string][] = [
    ["a task by its name", both, "migrate", "task migrate"],
    ["a service by its name, with its tasks", both, "web", "service web (1)"],
    ["a service's task by its own name", both, "web-release", "task web-release"],
    ["what a service runs when its deploy fails", both, "web-on-failed-deploy", "task web-on-failed-deploy"],
    ["a task by its URN", both, stackTask("migrate").row, "task migrate"],
    ["a service by its URN", both, web.urn, "service web (1)"],
    ["the only task, without a name", stack({ tasks: [stackTask("migrate")] }), undefined, "task migrate"],
    [
      "the only service, without a name",
      stack({ tasks: [release], gatedServices: [web] }),
      undefined,
      "service web (1)",
    ],
  ];
  for (const [title, from, name, expected] of cases) {
    it(`is ${title}`, () => assert.equal(found(from, name), expected));
  }

  const refused: readonly [title: string, from: Stack, name: string | undefined, message: RegExp][] = [
    ["there is none", stack({}), undefined, /^stack prod has no OneOffTask and no GatedService$/],
    ["there are several, and none is named", both, undefined, /name one of migrate, web$/],
    [
      "no one has the name",
      both,
      "migarte",
      /no OneOffTask or GatedService "migarte": did you mean "migrate"\?$/,
    ],
    [
      "no one has the name, and one within a service is near",
      both,
      "web-on-failed-deply",
      /no OneOffTask or GatedService "web-on-failed-deply": did you mean "web-on-failed-deploy"\?$/,
    ],
    ["no name is near", both, "x", /no OneOffTask or GatedService "x": there is "migrate", "web"$/],
    [
      "two have the name",
      stack({ tasks: [stackTask("web")], gatedServices: [web] }),
      "web",
      /several resources named "web": give the URN, urn:.*OneOffTask::web or urn:.*GatedService::web$/,
    ],
  ];
  for (const [title, from, name, message] of refused) {
    it(`is not clear when ${title}`, () => assert.throws(() => runnableNamed(from, name), { message }));
  }
});
