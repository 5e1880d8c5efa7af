import { createRequire } from "node:module";

/** One request of the engine's Log RPC. */
export type LogRequest = import("@pulumi/pulumi/proto/engine_pb").LogRequest.AsObject;

/** An engine that takes log lines, on this machine. */
export interface Engine {
  readonly address: string;
  readonly requests: readonly LogRequest[];
  close(): void;
}

export async function createEngine(): Promise<Engine> {
  // The engine's protocol is spoken by the copy of grpc-js that @pulumi/pulumi brings.
  const pulumiRequire = createRequire(require.resolve("@pulumi/pulumi"));
  const grpc = pulumiRequire("@grpc/grpc-js");
  const { EngineService } = pulumiRequire("./proto/engine_grpc_pb");
  const { Empty } = pulumiRequire("google-protobuf/google/protobuf/empty_pb");
  const requests: LogRequest[] = [];
  const server = new grpc.Server();
  server.addService(EngineService, {
    log({ request }: { request: { toObject(): LogRequest } }, answer: (error: null, reply: unknown) => void) {
      requests.push(request.toObject());
      answer(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(
      "127.0.0.1:0",
      grpc.ServerCredentials.createInsecure(),
      (error: Error | null, bound: number) => (error === null ? resolve(bound) : reject(error)),
    );
  });
  return { address: `127.0.0.1:${port}`, requests, close: () => server.forceShutdown() };
}
