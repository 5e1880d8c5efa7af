import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { Client } from "pg";

/** A PostgreSQL that lives in this process and that other processes reach over TCP. */
export interface Database {
  /** What belongs into `DATABASE_URL`: 127.0.0.1, a free port, no TLS. */
  readonly url: string;
  /** Runs one statement as any other client would. Rejects with PostgreSQL's own error. */
  query<Row extends object>(sql: string): Promise<Row[]>;
  /** Ends the clients that are still connected and closes the data directory. */
  close(): Promise<void>;
}

/**
 * The socket server drops connections beyond its limit instead of letting them wait (its default is 1), so the
 * limit is far above what a migration, two releases of a service and the demo can have open together.
 */
const maxConnections = 64;

/**
 * Starts PostgreSQL (PGlite) on the data directory `directory`, which is created when it is not there.
 *
 * All connections share one session of PGlite: statements take turns, a transaction keeps the turn until it ends
 * and is rolled back when its client goes away. Messages of the extended protocol from two clients would mix, so
 * clients must send plain queries, without parameters.
 * @see https://pglite.dev/docs/pglite-socket
 */
export async function startDatabase(directory: string): Promise<Database> {
  const engine = await PGlite.create(directory);
  const server = new PGLiteSocketServer({ db: engine, host: "127.0.0.1", port: 0, maxConnections });
  await server.start();
  const url = `postgres://postgres@${server.getServerConn()}/postgres`;
  return {
    url,
    query: (sql) => queryOver(url, sql),
    async close() {
      await server.stop();
      await engine.close();
    },
  };
}

async function queryOver<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
