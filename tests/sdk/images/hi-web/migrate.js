"use strict";
const { appendFileSync } = require("node:fs");
const { basename } = require("node:path");

// The folder that an image was copied to is its tag.
const release = basename(__dirname);

console.log(`== ${release}: migrating`);
appendFileSync(process.env.DATABASE_URL, `${release}\n`);
if (release.endsWith("-broken")) {
  console.error(`PG::UniqueViolation in ${release}`);
  process.exitCode = 3;
}
