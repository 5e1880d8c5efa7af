import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { endWithEngine } from "../runtime";
import { providerMethods } from "./methods";
import { pluginProvider } from "./provider";

/**
 * Serves the engine that started this process: on a free port, of which `tellPort` gets a line. `main` of
 * `@pulumi/pulumi/provider` does the same, but keeps the configuration to itself and tells of no detailed difference.
 */
export function serve(args: readonly string[], tellPort: (line: string) => void): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, providerMethods(pluginProvider(engineAddressIn(args))));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    tellPort(`${port}\n`);
  });
  endWithEngine();
}

/** The engine gives its address after flags of its own; without an engine, somebody debugs the plugin and attaches to it. */
export function engineAddressIn(args: readonly string[]): string {
  return args.find((arg, i) => !arg.startsWith("-") && args[i - 1] !== "--tracing") ?? "";
}
