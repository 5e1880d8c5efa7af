"use strict";
// Waits until a file is there: `wait.js <file> [<exit code after SIGTERM>|stay]`. Without the second, SIGTERM ends it at once.
const { existsSync } = require("node:fs");

const [file, afterTerm] = process.argv.slice(2);
if (afterTerm !== undefined) {
  process.on("SIGTERM", () => {
    console.log("winding up");
    if (afterTerm !== "stay") process.exit(Number(afterTerm));
  });
}
console.log("waiting");
const looking = setInterval(() => {
  if (!existsSync(file)) return;
  console.log("done");
  clearInterval(looking);
}, 20);
