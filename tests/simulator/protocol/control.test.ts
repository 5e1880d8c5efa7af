import assert from "node:assert/strict";
import { ListClustersCommand } from "@aws-sdk/client-ecs";
import type { CallEntry, FiredFault } from "../../../simulator";
import { type Connected, connect } from "../clients/connect";

/** Members of the answers; each has some of them. */
interface Answer {
  readonly entries: readonly CallEntry[];
  readonly rules: readonly object[];
  readonly fired: readonly FiredFault[];
  readonly error: string;
}

describe("The simulator's own HTTP interface", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const ask = async (method: string, path: string, body?: string) => {
    const response = await fetch(`${connected.simulator.url}/_simulator/${path}`, {
      method,
      body: body ?? null,
    });
    return { status: response.status, json: (await response.json()) as Answer };
  };
  const list = () => connected.ecs.send(new ListClustersCommand({}));

  it("says that it is well", async () => {
    assert.deepEqual(await ask("GET", "health"), { status: 200, json: { status: "ok" } });
  });

  it("shows the journal, one operation's calls, and forgets", async () => {
    await list();
    const entries = async (query = "") => (await ask("GET", `journal${query}`)).json.entries;
    const [call] = await entries();
    assert.equal(call?.operation, "ListClusters");
    assert.equal(call?.outcome, "ok");
    assert.equal((await entries("?operation=ListClusters")).length, 1);
    assert.equal((await entries("?operation=RunTask")).length, 0);
    await ask("DELETE", "journal");
    assert.deepEqual(await entries(), []);
  });

  it("arms, shows and disarms faults", async () => {
    const rule = {
      operation: "ListClusters",
      nth: "every",
      effect: { kind: "error", name: "X", message: "y" },
    };
    assert.deepEqual(await ask("POST", "faults", JSON.stringify(rule)), { status: 201, json: { id: 1 } });
    await assert.rejects(list(), { name: "X", message: "y" });
    const { json } = await ask("GET", "faults");
    assert.deepEqual(json.rules, [{ id: 1, rule, seen: 1 }]);
    assert.equal(json.fired.length, 1);
    await ask("DELETE", "faults?id=1");
    await list();
  });

  /** A body, and what is said about it. */
  const wrong: readonly [string, RegExp][] = [
    ["no json", /JSON/],
    ["[]", /expected a JSON object/],
    ["{}", /effect is undefined: expected a JSON object|operation is undefined/],
    ['{"operation":"RunTask","effect":{"kind":"call"}}', /kind is "call": expected throttle/],
    ['{"operation":"RunTask","effect":{"kind":"hang","forMs":1}}', /hang has no member forMs/],
    ['{"operation":"RunTask","effect":{"kind":"hang"}}', /durationMs is undefined: expected a whole number/],
    ['{"operation":"RunTask","count":2,"effect":{"kind":"throttle"}}', /a fault has no member count/],
    ['{"operation":"Nothing","effect":{"kind":"throttle"}}', /'Nothing': neither ECS nor/],
  ];
  for (const [body, message] of wrong) {
    it(`refuses the fault ${body}`, async () => {
      const { status, json } = await ask("POST", "faults", body);
      assert.equal(status, 400);
      assert.match(json.error, message);
      assert.deepEqual((await ask("GET", "faults")).json.rules, []);
    });
  }

  it("names its routes to one who is lost", async () => {
    const { status, json } = await ask("GET", "tasks");
    assert.equal(status, 404);
    assert.match(json.error, /GET health, GET journal/);
  });
});
