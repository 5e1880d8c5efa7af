import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Clock } from "../clock";
import { controlPrefix } from "./control";
import type { ExchangeRequest } from "./exchange";
import { errorReply, type Reply, sendReply } from "./reply";

/** What the server hands requests to. */
export interface ServerDependencies {
  readonly clock: Clock;
  exchange(request: ExchangeRequest): Promise<Reply>;
  control(method: string, url: URL, body: string): Reply;
}

/** A listening server. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:4577`. */
  readonly url: string;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/**
 * Listens on the loopback interface. Port 0 takes a free one. Rejects with the system's error, such as EADDRINUSE.
 * Only requests to a local name are served: the server starts processes, and a web page must not reach it by pointing
 * its own host name at 127.0.0.1 (DNS rebinding).
 */
export async function listen(port: number, dependencies: ServerDependencies): Promise<RunningServer> {
  const server = createServer(async (request, response) => {
    const reply = await answer(request, dependencies).catch(errorReply);
    sendReply(response, reply, dependencies.clock);
  });
  // Longer than any SDK keeps an idle connection, so that none is closed under a request that is just being sent.
  server.keepAliveTimeout = 120_000;
  await opened(server, port);
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, close: () => closed(server) };
}

async function answer(request: IncomingMessage, { exchange, control }: ServerDependencies): Promise<Reply> {
  const { host = "", authorization } = request.headers;
  if (!isLocal(host)) return forbidden(host);
  const body = await text(request);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname.startsWith(controlPrefix)) return control(request.method ?? "", url, body);
  const target = request.headers["x-amz-target"];
  return exchange({ target: typeof target === "string" ? target : undefined, authorization, body });
}

const isLocal = (host: string) => /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)(:\d+)?$/i.test(host);

const forbidden = (host: string): Reply => ({
  kind: "answer",
  status: 403,
  contentType: "text/plain",
  body: `The simulator serves 127.0.0.1 and localhost, not '${host}'.\n`,
});

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
