import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { planRollout, type ServiceTask } from "../../../simulator/ecs/services/rollout";

/** Tasks as letters: P and O are healthy ones of the PRIMARY and an old deployment, p and o are pending. */
function tasks(letters: string): ServiceTask[] {
  return [...letters].map((letter, index) => ({
    taskArn: `${letter}${index}`,
    isPrimary: letter.toUpperCase() === "P",
    isHealthy: letter === letter.toUpperCase(),
  }));
}

const rollout = (
  letters: string,
  desiredCount: number,
  minimumHealthyPercent = 100,
  maximumPercent = 200,
) => ({
  desiredCount,
  minimumHealthyPercent,
  maximumPercent,
  mayStart: true,
  tasks: tasks(letters),
});

describe("a step of a rollout", () => {
  const table: [string, ReturnType<typeof rollout>, { start: number; stop: string[] }][] = [
    ["starts a new service", rollout("", 2), { start: 2, stop: [] }],
    ["leaves a steady service alone", rollout("PP", 2), { start: 0, stop: [] }],
    ["replaces a dead task", rollout("P", 2), { start: 1, stop: [] }],
    ["starts all new tasks beside the old ones when it may double", rollout("OO", 2), { start: 2, stop: [] }],
    ["keeps the old ones while the new ones are pending", rollout("OOpp", 2), { start: 0, stop: [] }],
    ["stops an old one for each new one that is healthy", rollout("OOPp", 2), { start: 0, stop: ["O0"] }],
    [
      "stops the old ones when all new ones are healthy",
      rollout("OOPP", 2),
      { start: 0, stop: ["O0", "O1"] },
    ],
    ["stops a pending old one first", rollout("OopP", 2), { start: 0, stop: ["o1"] }],
    [
      "stops an old one first when it may not go above the desired count",
      rollout("OO", 2, 50, 100),
      { start: 1, stop: ["O0"] },
    ],
    ["scales in", rollout("PPP", 1), { start: 0, stop: ["P0", "P1"] }],
    ["scales in what is pending first", rollout("PpP", 2), { start: 0, stop: ["p1"] }],
    ["stops everything at zero", rollout("OPp", 0), { start: 0, stop: ["p2", "P1", "O0"] }],
    ["has no room when both percentages are 100", rollout("O", 1, 100, 100), { start: 0, stop: [] }],
  ];
  for (const [title, input, expected] of table) {
    it(title, () => assert.deepEqual(planRollout(input), expected));
  }

  it("starts nothing while it may not, and does not stop the old ones for it", () => {
    assert.deepEqual(planRollout({ ...rollout("OO", 2), mayStart: false }), { start: 0, stop: [] });
  });

  const letters = fc.string({ unit: fc.constantFrom("P", "p", "O", "o"), maxLength: 12 });

  it("never goes below the healthy minimum nor above the maximum by its own doing", () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(5),
        fc.nat(100),
        fc.integer({ min: 100, max: 300 }),
        (text, desired, minimum, maximum) => {
          const input = rollout(text, desired, minimum, maximum);
          const { start, stop } = planRollout(input);
          const left = input.tasks.filter(({ taskArn }) => !stop.includes(taskArn));
          const healthyBefore = input.tasks.filter(({ isHealthy }) => isHealthy).length;
          const healthyLeft = left.filter(({ isHealthy }) => isHealthy).length;
          assert.ok(healthyLeft >= Math.min(healthyBefore, Math.ceil((desired * minimum) / 100)));
          if (start > 0) assert.ok(left.length + start <= Math.floor((desired * maximum) / 100));
        },
      ),
    );
  });

  it("ends with exactly the desired count of PRIMARY tasks, when each started task becomes healthy", () => {
    const room = fc.oneof(
      fc.record({ minimum: fc.nat(100), maximum: fc.integer({ min: 200, max: 300 }) }),
      fc.record({ minimum: fc.constant(0), maximum: fc.integer({ min: 100, max: 300 }) }),
    );
    fc.assert(
      fc.property(letters, fc.nat(5), room, (text, desired, { minimum, maximum }) => {
        let current = tasks(text);
        for (let step = 0; step < 40; step++) {
          const { start, stop } = planRollout({ ...rollout("", desired, minimum, maximum), tasks: current });
          const kept = current.filter(({ taskArn }) => !stop.includes(taskArn));
          const healed = kept.map((task) => ({ ...task, isHealthy: true }));
          const started = Array.from({ length: start }, (_, index) => ({
            taskArn: `n${step}.${index}`,
            isPrimary: true,
            isHealthy: false,
          }));
          current = [...healed, ...started];
        }
        assert.deepEqual(
          current.map(({ isPrimary, isHealthy }) => isPrimary && isHealthy),
          Array(desired).fill(true),
        );
      }),
    );
  });
});
