"use strict";
const { appendFileSync, existsSync } = require("node:fs");

const { EFFECTS, LABEL = "migrated", EXIT_CODE = "0", WAIT_FOR, ECS_TASK_RUN_ID } = process.env;

console.log(`== ${LABEL}: migrating`);
appendFileSync(EFFECTS, `${LABEL} ${ECS_TASK_RUN_ID}\n`);

// A test lets the migration end by making a file.
const waiting = setInterval(() => {
  if (WAIT_FOR !== undefined && !existsSync(WAIT_FOR)) return;
  clearInterval(waiting);
  if (EXIT_CODE !== "0") console.error(`PG::UniqueViolation in ${LABEL}`);
  process.exitCode = Number(EXIT_CODE);
}, 20);
