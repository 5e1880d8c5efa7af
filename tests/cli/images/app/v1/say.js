"use strict";
// Says what it was given, and exits as it is told: `say.js <exit code> <lines>...`.
const [exitCode = "0", ...lines] = process.argv.slice(2);
for (const line of lines) console.log(line.replace(/\$(\w+)/g, (_, name) => process.env[name] ?? ""));
process.exitCode = Number(exitCode);
