import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Plugin } from "../plugin";
import { providerMethods } from "./methods";

/**
 * Serves `plugin` to the engine that started this process: on a free port, which the first line of stdout tells.
 * `main` of `@pulumi/pulumi/provider` does the same but keeps the configuration to itself.
 */
export function serve(plugin: Plugin, version: string): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, providerMethods(plugin, version));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
  // The engine holds the other end of stdin for as long as it lives: its end is the only sign of a killed engine.
  process.stdin.on("end", () => process.exit(0)).resume();
}
