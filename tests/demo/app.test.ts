import * as assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImages, type Release } from "../../scripts/demo/buildImages";
import { type Database, startDatabase } from "../../scripts/demo/database";
import { takeSnapshot } from "../../scripts/demo/databaseSnapshot";
import { type Ended, runCommand, startServer } from "./container";

describe("the demo's app", function () {
  this.timeout(60_000);
  let directory: string;
  let database: Database;

  const image = (release: Release) => join(directory, "images", "hi-web", release);
  const migrate = (release: Release): Promise<Ended> =>
    runCommand(image(release), ["node", "migrate.js"], { DATABASE_URL: database.url });

  async function migrateThrough(...releases: Release[]): Promise<void> {
    for (const release of releases) {
      const { exitCode, stderr } = await migrate(release);
      assert.equal(exitCode, 0, stderr);
    }
  }

  async function ask(release: Release): Promise<{ status: number; page: unknown }> {
    const server = await startServer(image(release), { DATABASE_URL: database.url });
    try {
      const response = await fetch(server.url);
      return { status: response.status, page: await response.json() };
    } finally {
      await server.stop();
    }
  }

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "hi-web-"));
    await buildImages(join(directory, "images"));
    database = await startDatabase(join(directory, "database"));
  });

  beforeEach(() => database.query("drop schema public cascade; create schema public"));

  after(async () => {
    await database.close();
    await rm(directory, { recursive: true });
  });

  const pages = [
    { release: "v1", after: ["v1"], schemaVersion: 1, first: "Hi Ada Lovelace" },
    { release: "v1", after: ["v1", "v2"], schemaVersion: 2, first: "Hi Ada Lovelace" },
    { release: "v2", after: ["v1", "v2"], schemaVersion: 2, first: "Hi Ada" },
    { release: "v3", after: ["v1", "v2", "v3"], schemaVersion: 3, first: "Hi Ada @ada-lovelace" },
  ] as const;
  for (const { release, after, schemaVersion, first } of pages) {
    it(`${release} answers from schema ${schemaVersion}`, async () => {
      await migrateThrough(...after);
      const { status, page } = await ask(release);
      assert.equal(status, 200);
      const { greetings, ...told } = page as { greetings: string[] };
      assert.deepEqual(told, { release, schemaVersion });
      assert.deepEqual([greetings.length, greetings[0]], [3, first]);
    });
  }

  it("v2 breaks on the database of v1, which is why its migration has to come first", async () => {
    await migrateThrough("v1");
    assert.deepEqual(await ask("v2"), {
      status: 500,
      page: { release: "v2", error: 'column "given_name" does not exist' },
    });
  });

  it("a migration tells what it applied and how long it took, and nothing the second time", async () => {
    const first = await migrate("v2");
    assert.match(
      first.stdout,
      /^== 0001_people: migrating\n== 0001_people: migrated \(\d+ ms\)\n== 0002_given-name: migrating\n== 0002_given-name: migrated \(\d+ ms\)\n/,
    );
    const second = await migrate("v2");
    assert.deepEqual(second, { exitCode: 0, stdout: "The schema is at 0002_given-name.\n", stderr: "" });
  });

  it("a broken migration fails with the database's own words and leaves the database as before", async () => {
    await migrateThrough("v1", "v2");
    const before = await takeSnapshot(database);
    const { exitCode, stderr } = await migrate("v3-broken");
    assert.equal(exitCode, 1);
    assert.match(stderr, /could not create unique index "people_handle_key"/);
    assert.match(stderr, /Key \(handle\)=\(ada\) is duplicated\./);
    assert.deepEqual(await takeSnapshot(database), before);
  });

  it("a repaired migration applies after the broken one failed", async () => {
    await migrateThrough("v1", "v2");
    await migrate("v3-broken");
    const before = await takeSnapshot(database);
    await migrateThrough("v3");
    const { schema, rows } = await takeSnapshot(database);
    assert.deepEqual(
      schema.filter((line) => !before.schema.includes(line)),
      [
        "CREATE UNIQUE INDEX people_handle_key ON public.people USING btree (handle)",
        "column people.handle text",
        "constraint people.people_handle_key UNIQUE (handle)",
      ],
    );
    assert.notDeepEqual(rows.people, before.rows.people);
  });
});
