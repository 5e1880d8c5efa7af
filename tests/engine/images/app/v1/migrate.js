"use strict";
const { appendFileSync } = require("node:fs");

const { EFFECTS, LABEL = "migrated", EXIT_CODE = "0", ECS_TASK_RUN_ID } = process.env;

console.log(`== ${LABEL}: migrating`);
appendFileSync(EFFECTS, `${LABEL} ${ECS_TASK_RUN_ID}\n`);
if (EXIT_CODE !== "0") console.error(`PG::UniqueViolation in ${LABEL}`);
process.exitCode = Number(EXIT_CODE);
