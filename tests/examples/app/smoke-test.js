"use strict";
const { setTimeout } = require("node:timers/promises");
const { record, release } = require("./release");

/** A task is RUNNING before its server listens: until then another release answers, or none. */
async function answer(deadline = Date.now() + 15_000) {
  const response = await fetch(process.env.APP_URL);
  const served = await response.text();
  if (served === release || Date.now() > deadline) return { status: response.status, served };
  await setTimeout(50);
  return answer(deadline);
}

async function main() {
  const { status, served } = await answer();
  console.log(`${process.env.APP_URL} answers ${status} ${served}`);
  record(`smoke-tested ${release}: ${status} ${served}`);
  if (status !== 200) process.exitCode = 1;
}

main();
