"use strict";
// Talks until a file is there: `talk.js <file>`.
const { existsSync } = require("node:fs");

const talking = setInterval(() => {
  console.log("talking");
  if (existsSync(process.argv[2])) clearInterval(talking);
}, 50);
