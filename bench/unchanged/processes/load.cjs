/**
 * Loads the files it is given, one after the other, as a program or a provider process does, and prints what the last one
 * took: `@pulumi/pulumi`, or files of the built package.
 */
const { resolve } = require("node:path");

const dist = resolve(__dirname, "../../../dist/provider");
const files = process.argv.slice(2).map((file) => (file.startsWith("@") ? file : resolve(dist, file)));
const last = files.pop();
for (const file of files) require(file);

const before = { cpu: process.cpuUsage(), rss: process.memoryUsage.rss() };
require(last);
const { user, system } = process.cpuUsage(before.cpu);
console.log(
  JSON.stringify({ cpuMs: (user + system) / 1_000, bytes: process.memoryUsage.rss() - before.rss }),
);
