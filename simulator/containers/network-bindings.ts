import { createServer } from "node:net";
import type { NetworkBinding, PortMapping } from "@aws-sdk/client-ecs";

/**
 * A free port of 127.0.0.1 for each mapped container port. All ports are held until the last one is found, so they
 * differ; between that and the process's own listen another program could take one, as with every free port.
 */
export async function bindPorts(mappings: readonly PortMapping[]): Promise<NetworkBinding[]> {
  const held = await Promise.all(mappings.map(() => holdFreePort()));
  await Promise.all(held.map(({ release }) => release()));
  return mappings.map(({ containerPort, protocol = "tcp" }, index) => ({
    bindIP: "127.0.0.1",
    containerPort,
    hostPort: held[index]?.port,
    protocol,
  }));
}

async function holdFreePort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    port: address.port,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
