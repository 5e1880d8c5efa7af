"use strict";
const { appendFileSync } = require("node:fs");
const { basename } = require("node:path");

/** An image is the folder of its tag. What is wrong with a release stands in its name: `v3-broken`. */
const release = basename(__dirname);

/** Writes a line into the database, which in these tests is a file. */
function record(what, database = process.env.DATABASE_URL) {
  appendFileSync(database, `${what}\n`);
}

module.exports = { record, release };
