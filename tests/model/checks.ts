import * as assert from "node:assert/strict";
import { goesWell } from "./fate";
import { fair } from "./weather";
import type { Program, World } from "./world";

/** What must hold after every command, whatever it was. */
export async function checkAlways({ account, book, service }: World): Promise<void> {
  const { ledger, revisions } = account;
  assert.deepEqual(ledger.violations, []);
  const active = revisions.active("provider");
  const contents = active.map(({ content }) => content);
  assert.equal(new Set(contents).size, contents.length, `one ACTIVE revision per content: ${list(active)}`);
  for (const arn of await service.revisions()) {
    const revision = revisions.find(arn);
    // What somebody else takes away is not the resource's doing, and ECS goes on with it.
    assert.ok(revision?.isActive || revision?.wasTaken, `the service uses ${arn}, which is INACTIVE`);
  }
  const left = active.filter(({ family }) => book.bare().includes(family));
  assert.equal(list(left), "", "a destroyed resource leaves no ACTIVE revision");
}

const list = (revisions: readonly { readonly arn: string }[]) => revisions.map(({ arn }) => arn).join(", ");

const changing = [
  "RunTask",
  "StopTask",
  "RegisterTaskDefinition",
  "DeregisterTaskDefinition",
  "TagResource",
  "CreateService",
  "UpdateService",
  "DeleteService",
];

/** Each failed `up` before the last is a run of before that takes its time, or capacity that is still short. */
const mostUps = 8;

/** Repeats `up` until the user has what they want, and checks that this is so, then and after one more `up`. */
export async function converge(program: Program, world: World): Promise<void> {
  const { account, book, engine } = world;
  // Whatever others did to the revisions, a refresh tells; without one no tool could know.
  await world.refresh(fair);
  const circumstances = { fate: goesWell, weather: fair };
  let ups = 0;
  do {
    assert.ok(ups < mostUps, `not converged after ${mostUps} ups`);
    ups += 1;
    await world.up(program, circumstances);
    await checkAlways(world);
  } while (!book.isMet());

  const before = account.callsOf(changing);
  const stack = engine.stack();
  await world.up(program, circumstances);
  assert.equal(account.callsOf(changing), before, "one more up changes nothing in AWS");
  assert.deepEqual(engine.stack(), stack, "one more up changes nothing in the state");
  assert.ok(book.isMet());
  await checkAlways(world);

  // A run that nobody watches any more has its own end.
  await world.pass(600_000);
  assert.deepEqual(account.unfinishedTasks(), [], "no task is left behind");
}
