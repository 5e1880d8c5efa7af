"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// In the npm package this folder lies beside the built plugin; in a clone, the plugin comes from npm.
// @pulumi/pulumi/cmd/run-plugin loads this, and must find no component in the exports: it would serve those itself.
const built = join(__dirname, "../dist/provider/plugin/main.js");
require(existsSync(built) ? built : "pulumi-ecs-task/plugin");
