import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { ServedProvider } from "../../aws-provider";
import type { Plugin } from "../plugin";
import { providerMethods } from "./methods";

/** Serves `plugin` on a free port. `main` of `@pulumi/pulumi/provider` does the same but keeps the configuration to itself. */
export async function listen(plugin: Plugin, version: string): Promise<ServedProvider> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, providerMethods(plugin, version));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port,
    async close() {
      plugin.cancel();
      server.forceShutdown();
    },
  };
}
