import type { ChildProcess } from "node:child_process";
import type * as Grpc from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import { type RunningPlugin, startPlugin } from "./plugin";
import { startProgram } from "./program";
import type { ProjectModules } from "./project-modules";
import { requiredPackages } from "./required-packages";

/** The version the engine is told: below any release of the real host. */
const VERSION = "0.0.1";

/** The exit code of `@pulumi/pulumi/cmd/run` after it has shown the error itself, so that nobody shows it twice. */
const ALREADY_REPORTED = 32;

type Answers = Pick<
  ILanguageRuntimeServer,
  | "handshake"
  | "getPluginInfo"
  | "about"
  | "getRequiredPackages"
  | "installDependencies"
  | "run"
  | "runPlugin"
>;

/**
 * The calls the engine makes in preview, up, refresh and destroy, and for a source plugin. gRPC answers every other one
 * with UNIMPLEMENTED, which the engine takes for an older host.
 */
export function answers(
  { grpc, messages, plugin }: ProjectModules,
  engineAddress: string,
): Grpc.UntypedServiceImplementation {
  /** To the engine, where gRPC on its own would say "Unknown error". */
  const refusal = (error: unknown) => ({
    code: grpc.status.FAILED_PRECONDITION,
    details: (error as Error).message,
  });

  const implemented: Answers = {
    handshake: (_call, answer) => answer(null, new messages.LanguageHandshakeResponse()),

    getPluginInfo: (_call, answer) => answer(null, new plugin.PluginInfo().setVersion(VERSION)),

    about: (_call, answer) =>
      answer(null, new messages.AboutResponse().setExecutable(process.execPath).setVersion(process.version)),

    getRequiredPackages(call, answer) {
      const directory = call.request.getInfo()?.getProgramDirectory() ?? process.cwd();
      const dependencies = requiredPackages(directory).map(({ name, version, server }) =>
        new plugin.PackageDependency()
          .setName(name)
          .setKind("resource")
          .setVersion(version)
          .setServer(server),
      );
      answer(null, new messages.GetRequiredPackagesResponse().setPackagesList(dependencies));
    },

    // Nothing is installed: a plugin without its packages says so when it is started.
    installDependencies: (call) => call.end(),

    run(call, answer) {
      let program: ChildProcess;
      try {
        program = startProgram(call.request, engineAddress);
      } catch (error) {
        answer(refusal(error));
        return;
      }
      // Ctrl-C and a failed deployment reach the host as the end of this call, not as a signal.
      call.on("cancelled", () => program.kill("SIGINT"));
      process.once("exit", () => program.kill("SIGINT"));
      program.on("error", (error) => answer(refusal(error)));
      program.on("exit", (code, signal) => {
        const response = new messages.RunResponse();
        if (code === ALREADY_REPORTED) response.setBail(true);
        else if (code !== 0) response.setError(`program ended with ${signal ?? `exit code ${code}`}`);
        answer(null, response);
      });
    },

    runPlugin(call) {
      const response = () => new messages.RunPluginResponse();
      let running: RunningPlugin;
      try {
        running = startPlugin(call.request);
      } catch (error) {
        call.emit("error", refusal(error));
        return;
      }
      // The engine closes a plugin by ending this call.
      call.on("cancelled", () => running.kill());
      process.once("exit", () => running.kill());
      running.stdout.on("data", (bytes: Buffer) => call.write(response().setStdout(bytes)));
      running.stderr.on("data", (bytes: Buffer) => call.write(response().setStderr(bytes)));
      running.on("error", (error) => call.emit("error", refusal(error)));
      running.on("close", (code) => {
        call.write(response().setExitcode(code ?? 1));
        call.end();
      });
    },
  };
  return implemented;
}
