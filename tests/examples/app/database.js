"use strict";
const { existsSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { record, release } = require("./release");

// The server is a folder, and each database a file in it.
const { SERVER_URL, DATABASE } = process.env;
const database = join(SERVER_URL, DATABASE);
const [verb] = process.argv.slice(2);

if (verb === "prepare") {
  record(`migrated ${release}`, database);
} else if (existsSync(database)) {
  rmSync(database);
  console.log(`dropped ${DATABASE}`);
} else {
  console.error(`there is no database ${DATABASE}`);
  process.exitCode = 1;
}
