"use strict";
const { record, release } = require("./release");

console.log(`telling the team that ${release} could not be deployed`);
record(`deploy-failed ${release}`);
