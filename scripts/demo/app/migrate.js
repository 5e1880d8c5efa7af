import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { runner } from "node-pg-migrate";
import pg from "pg";

const names = readdirSync("migrations")
  .map((file) => basename(file, ".sql"))
  .sort();
const dbClient = new pg.Client({ connectionString: process.env.DATABASE_URL });
await dbClient.connect();
let current;

// The library tells the error together with the whole text of the migration; the lines below say which and why.
const logger = {
  info: (line) => line.startsWith("### MIGRATION") && console.log(`== ${current}: migrating`),
  warn: console.warn,
  error: () => {},
};

try {
  for (current of names) {
    const startedAt = performance.now();
    const applied = await runner({
      dbClient,
      dir: "migrations",
      migrationsTable: "pgmigrations",
      direction: "up",
      file: current,
      singleTransaction: true,
      logger,
    });
    if (applied.length > 0) {
      console.log(`== ${current}: migrated (${Math.round(performance.now() - startedAt)} ms)`);
    }
  }
  console.log(`The schema is at ${current}.`);
} catch (error) {
  console.error(`== ${current}: failed and rolled back`);
  console.error(`ERROR:  ${error.message}`);
  if (error.detail) console.error(`DETAIL: ${error.detail}`);
  process.exitCode = 1;
} finally {
  await dbClient.end();
}
