import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { RpcMoment } from "./boundaries";

/** Hears of the moments that `rpcHook.cjs` tells of. */
export interface RpcListener {
  readonly url: string;
  /** Who hears of the next moments; the provider goes on once they have been heard. */
  listen(onMoment: (moment: RpcMoment) => void): void;
  /** What went wrong since this was last asked. */
  mishaps(): string[];
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startRpcListener(): Promise<RpcListener> {
  let heard: (moment: RpcMoment) => void = () => undefined;
  let mishaps: string[] = [];
  const server = createServer(async (request, response) => {
    const moment = await json(request).catch(() => undefined);
    // A provider that is killed while it tells has told nothing.
    if (moment === undefined) return;
    try {
      heard({ kind: "rpc", ...(moment as Omit<RpcMoment, "kind">) });
    } catch (error) {
      mishaps.push(String(error));
    }
    response.end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listen(onMoment) {
      heard = onMoment;
    },
    mishaps() {
      const since = mishaps;
      mishaps = [];
      return since;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
