import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands between the service and its users. */
export interface LoadBalancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Sends every request to the server of the service that has reported last, in a line `serving <release> <port>`. */
export async function startLoadBalancer(databaseFile: () => string): Promise<LoadBalancer> {
  const server = createServer(async (_request, response) => {
    const lines = (await readFile(databaseFile(), "utf8")).split("\n");
    const [, , port] =
      lines
        .filter((line) => line.startsWith("serving "))
        .at(-1)
        ?.split(" ") ?? [];
    const { status, body } = await fetch(`http://127.0.0.1:${port}`).then(
      async (answer) => ({ status: answer.status, body: await answer.text() }),
      (error: Error) => ({ status: 502, body: error.message }),
    );
    response.writeHead(status).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
