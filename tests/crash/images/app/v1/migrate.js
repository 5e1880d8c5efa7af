"use strict";
const { setTimeout: sleep } = require("node:timers/promises");
const { Client } = require("pg");

const { DATABASE_URL, STACK, RELEASE, FAILS_ONCE, ECS_TASK_RUN_ID } = process.env;

/** One row per execution, noted when it begins: what a killed migration has done stays done. */
async function migrate(client) {
  // PGlite's socket takes no parameters; none of these values holds a quote.
  const earlier = await client.query(
    `select from executions where stack = '${STACK}' and release = '${RELEASE}'`,
  );
  const runId = ECS_TASK_RUN_ID === undefined ? "null" : `'${ECS_TASK_RUN_ID}'`;
  const { rows } = await client.query(
    `insert into executions (stack, release, run_id) values ('${STACK}', '${RELEASE}', ${runId}) returning id`,
  );
  console.log(`== ${RELEASE}: migrating`);
  // Longer than the provider's first look at the task, so that there is a look at a running migration.
  await sleep(1_200);
  const exitCode = FAILS_ONCE !== undefined && earlier.rowCount === 0 ? 3 : 0;
  await client.query(`update executions set exit_code = ${exitCode} where id = ${rows[0].id}`);
  console.log(`== ${RELEASE}: ends with ${exitCode}`);
  return exitCode;
}

(async () => {
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  process.exitCode = await migrate(client);
  await client.end();
})();
