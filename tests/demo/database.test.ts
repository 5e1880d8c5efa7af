import * as assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Database, startDatabase } from "../../scripts/demo/database";

describe("the demo's database", function () {
  this.timeout(60_000);
  let directory: string;
  let database: Database;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "hi-web-database-"));
    database = await startDatabase(directory);
  });

  after(async () => {
    await database.close();
    await rm(directory, { recursive: true });
  });

  it("answers many clients that connect at the same time, each with its own rows", async () => {
    const asked = Array.from({ length: 40 }, (_, index) => index);
    const answered = await Promise.all(
      asked.map((index) => database.query<{ n: number }>(`select ${index} as n`)),
    );
    assert.deepEqual(
      answered,
      asked.map((n) => [{ n }]),
    );
  });

  it("rolls back the transaction of a client that is gone, and lets the others go on", async () => {
    const client = new Client({ connectionString: database.url });
    client.on("error", () => {});
    await client.connect();
    await client.query("begin; create table half_done (id int)");
    const other = database.query<{ half_done: string | null }>(
      "select to_regclass('half_done') as half_done",
    );
    await client.end();
    assert.deepEqual(await other, [{ half_done: null }]);
  });

  it("keeps what was written when it is started again on the same directory", async () => {
    await database.query("create table kept as select 7 as n");
    await database.close();
    database = await startDatabase(directory);
    assert.deepEqual(await database.query("select n from kept"), [{ n: 7 }]);
  });
});
