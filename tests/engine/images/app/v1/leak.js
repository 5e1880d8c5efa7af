"use strict";
// What an app may print of a secret, in the spellings that it comes by.
const { TOKEN = "" } = process.env;
console.log(`connecting to postgres://app:${encodeURIComponent(TOKEN)}@db/app`);
console.log(JSON.stringify({ token: TOKEN }));
console.log(`authorization: Basic ${Buffer.from(TOKEN).toString("base64")}`);
console.error(`token ${TOKEN} was refused`);
process.exitCode = 3;
