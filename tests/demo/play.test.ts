import * as assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { conclude, recount } from "../../scripts/demo/narration";
import { type Place, play, type Stage } from "../../scripts/demo/play";
import type { Step } from "../../scripts/demo/story";
import type { JournalEntry } from "../../simulator";
import { type Happening, journalOf } from "./journal";

const service = { clusterName: "c", serviceName: "s" };
const plain = (_style: string, text: string) => text;

const deployV2: Step = {
  name: "v2",
  told: "moves",
  command: { kind: "deploy", release: "v2" },
  expected: {
    update: "succeeded",
    migration: "exit 0",
    service: "moved after it",
    app: "v2, schema 2",
    database: "changed",
    account: "in use",
  },
};

async function listening(server: Server): Promise<{ server: Server; url: string }> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

describe("a step of the demo", () => {
  let app: Server;
  let place: Place;
  let page: { status: number; body: object };

  /** A stage on which `pulumi up` makes these things happen, and one row more when `migrates`. */
  function stageOf(happenings: readonly Happening[], { migrates = true, fails = "" } = {}) {
    const before: JournalEntry[] = journalOf([{ call: "RunTask" }, { exit: 7, of: "task" }]);
    let journal = before;
    let rows = ["{}"];
    const commands: string[] = [];
    const stage: Stage = {
      stack: {
        async run([verb = "", ...rest]) {
          commands.push([verb, ...rest].join(" "));
          if (verb === "up") {
            journal = [...before, ...journalOf(happenings, before.length)];
            if (migrates) rows = [...rows, "{}"];
          }
          return { succeeded: verb !== fails, output: `the output of ${verb}` };
        },
        outputs: async () => service,
        remove: async () => {},
      },
      interrupt: new AbortController().signal,
      journal: { entries: () => journal, calls: () => [], effects: () => [], clear: () => {} },
      account: { steadyUrl: async () => place.url, isEmpty: async () => false },
      database: {
        async query<Row extends object>(sql: string): Promise<Row[]> {
          const answer = sql.includes("pg_tables")
            ? [{ tablename: "people" }]
            : rows.map((row) => ({ row, line: "" }));
          return answer as object[] as Row[];
        },
      },
    };
    return { stage, commands };
  }

  before(async () => {
    app = createServer((_request, response) =>
      response.writeHead(page.status).end(JSON.stringify(page.body)),
    );
    await once(app.listen(0, "127.0.0.1"), "listening");
    place = { service, url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/` };
  });

  beforeEach(() => {
    page = { status: 200, body: { release: "v2", schemaVersion: 2 } };
  });

  after(() => app.close());

  const asTold: Happening[] = [{ call: "RunTask" }, { exit: 0, of: "task" }, { call: "UpdateService" }];

  it("sees what the step itself did, and nothing from before", async () => {
    const { stage, commands } = stageOf(asTold);
    const scene = await play(deployV2, stage, undefined);
    assert.deepEqual(commands, ["config set image hi-web:v2", "up --yes --skip-preview"]);
    assert.deepEqual(scene.seen, deployV2.expected);
    assert.deepEqual(scene.place, place);
    assert.match(conclude([deployV2], [scene], plain), /All 1 steps went as told\.$/);
  });

  it("sees a service that moved while the migration ran, and says so with the engine's output", async () => {
    const { stage } = stageOf([{ call: "RunTask" }, { call: "UpdateService" }, { exit: 0, of: "task" }]);
    const scene = await play(deployV2, stage, place);
    assert.equal(scene.seen.service, "moved too early");
    const told = recount(scene, plain);
    assert.match(told, /NOT AS TOLD {2}service: expected "moved after it", saw "moved too early"/);
    assert.match(told, /the output of up/);
    assert.match(conclude([deployV2], [scene], plain), /<- not as told\n\n0 of 1 steps went as told/);
  });

  it("sees an app that its database does not fit", async () => {
    page = { status: 500, body: { release: "v2", error: "no such column" } };
    const scene = await play(deployV2, stageOf(asTold).stage, place);
    assert.equal(scene.seen.app, "broken: no such column");
  });

  it("sees a database that is as before", async () => {
    const scene = await play(deployV2, stageOf(asTold, { migrates: false }).stage, place);
    assert.equal(scene.seen.database, "as before");
  });

  it("runs no further command after one that failed", async () => {
    const { stage, commands } = stageOf(asTold, { fails: "config" });
    const scene = await play(deployV2, stage, place);
    assert.deepEqual(commands, ["config set image hi-web:v2"]);
    assert.deepEqual([scene.seen.update, scene.seen.service], ["failed", "untouched"]);
  });

  it("is over with an app that is gone when it destroyed the stack", async () => {
    const destroy: Step = { ...deployV2, command: { kind: "destroy" } };
    const { stage, commands } = stageOf([]);
    const left = await listening(createServer());
    const closed = once(left.server, "close");
    left.server.close();
    await closed;
    const scene = await play(destroy, stage, { service, url: left.url });
    assert.deepEqual(commands, ["destroy --yes --skip-preview"]);
    assert.equal(scene.seen.app, "gone");
  });
});
