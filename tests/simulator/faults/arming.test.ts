import assert from "node:assert/strict";
import { ListClustersCommand } from "@aws-sdk/client-ecs";
import type { FaultRule } from "../../../simulator";
import { type Connected, connect } from "../clients/connect";

describe("A fault's rule", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const list = () => connected.ecs.send(new ListClustersCommand({}));

  it("can be disarmed, alone or with all others", async () => {
    const { faults } = connected.simulator;
    const rule: FaultRule = {
      operation: "ListClusters",
      nth: "every",
      effect: { kind: "throttle" },
    };
    const first = faults.add(rule);
    faults.add(rule);
    faults.clear(first);
    assert.equal(faults.rules().length, 1);
    await assert.rejects(list());
    faults.clear();
    await list();
    assert.equal(faults.fired().length, 1);
  });

  /** What is wrong with a rule, and what is said about it. */
  const nonsense: readonly [FaultRule, RegExp][] = [
    [{ operation: "RunTsk", effect: { kind: "throttle" } }, /'RunTsk': neither ECS nor CloudWatch Logs/],
    [{ operation: "RunTask", nth: 0, effect: { kind: "throttle" } }, /nth 0: expected a whole number from 1/],
    [
      { operation: "RunTask", times: 1.5, effect: { kind: "throttle" } },
      /times 1\.5: expected a whole number/,
    ],
    [{ operation: "RunTask", effect: { kind: "missing" } }, /'missing' for 'RunTask': only DescribeTasks/],
  ];
  for (const [rule, message] of nonsense) {
    it(`is refused when it could never be: ${JSON.stringify(rule)}`, () => {
      assert.throws(() => connected.simulator.faults.add(rule), { name: "RangeError", message });
    });
  }
});
