"use strict";
const { record, release } = require("./release");

console.log(`== ${release}: migrating`);
if (release.endsWith("-broken")) {
  console.error("ERROR:  column people.handle contains null values");
  process.exit(1);
}
record(`migrated ${release}`);
