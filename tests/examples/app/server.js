"use strict";
const { createServer } = require("node:http");
const { record, release } = require("./release");

const server = createServer((_request, response) => {
  response.writeHead(release.endsWith("-faulty") ? 500 : 200);
  response.end(release);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => {
  // A review app's database is of another kind.
  if (process.env.DATABASE_URL !== undefined) record(`serving ${release} ${server.address().port}`);
});
process.on("SIGTERM", () => process.exit(0));
