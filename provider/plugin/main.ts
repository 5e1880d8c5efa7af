#!/usr/bin/env node
/** `pulumi-resource-ecs-task`: what the engine starts for programs in YAML, Python, Go and other languages. */
import { keepStdout } from "./stdout";

const tellPort = keepStdout();
// Only now, for what the libraries print that it loads.
const { serve }: typeof import("./serve") = require("./serve");
serve(process.argv.slice(2), tellPort);
