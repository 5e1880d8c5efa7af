import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";

const release = readFileSync("REVISION", "utf8").trim();
const greetings = readFileSync("greetings.sql", "utf8");

async function readPage() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(`
      select (select substring(max(name) from '^[0-9]+')::int from pgmigrations) as "schemaVersion",
             array(${greetings}) as greetings`);
    return rows[0];
  } finally {
    await client.end();
  }
}

const server = createServer(async (_request, response) => {
  const [status, page] = await readPage().then(
    (read) => [200, read],
    (error) => [500, { error: error.message }],
  );
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify({ release, ...page })}\n`);
});

const port = Number(process.env.PORT ?? 8080);
const [host] = process.argv.slice(2);
server.listen(port, host, () => console.log(`hi-web ${release} listens on port ${server.address().port}`));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
