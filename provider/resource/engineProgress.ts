import { createRequire } from "node:module";
import { engineText } from "./engineText";
import type { Progress } from "./progress";

type EngineService = typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
type Grpc = { credentials: { createInsecure(): ConstructorParameters<EngineService["EngineClient"]>[1] } };
type EngineMessages = typeof import("@pulumi/pulumi/proto/engine_pb");

/**
 * Progress through the engine's Log RPC, which puts lines on the row of one resource; a provider's stdout would land
 * on the stack's row. `address` is the engine's, which it gives to a provider process as its first argument.
 */
export function engineProgress(address: string): (urn: string) => Progress {
  // grpc-js accepts only credentials of its own class, so it has to be the very copy @pulumi/pulumi uses.
  const pulumiRequire = createRequire(require.resolve("@pulumi/pulumi"));
  const { credentials } = pulumiRequire("@grpc/grpc-js") as Grpc;
  const { EngineClient } = pulumiRequire("./proto/engine_grpc_pb") as EngineService;
  const messages = pulumiRequire("./proto/engine_pb") as EngineMessages;
  const engine = new EngineClient(address, credentials.createInsecure());

  let sent = Promise.resolve();

  const log = (urn: string, severity: number, message: string, ephemeral: boolean) => {
    const request = new messages.LogRequest();
    request.setUrn(urn);
    request.setSeverity(severity);
    request.setMessage(engineText(message));
    request.setStreamid(0);
    request.setEphemeral(ephemeral);
    // One call at a time: calls on their way together arrive in any order. A call's error has nobody left to hear it:
    // the engine is gone, the run goes on in AWS, and the next `up` finds it.
    sent = sent.then(() => new Promise((resolve) => engine.log(request, () => resolve())));
  };

  return (urn) => ({
    status: (text) => log(urn, messages.LogSeverity.INFO, text, true),
    line: (text) => log(urn, messages.LogSeverity.INFO, text, false),
    output: (text) => log(urn, messages.LogSeverity.INFO, text, false),
    warn: (text) => log(urn, messages.LogSeverity.WARNING, text, false),
    error: (text) => log(urn, messages.LogSeverity.ERROR, text, false),
    flush: () => sent,
  });
}
