import type * as Grpc from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import { startProgram } from "./program";
import type { ProjectModules } from "./project-modules";
import { requiredPackages } from "./required-packages";

/** The version the engine is told: below any release of the real host. */
const VERSION = "0.0.1";

/** The exit code of `@pulumi/pulumi/cmd/run` after it has shown the error itself, so that nobody shows it twice. */
const ALREADY_REPORTED = 32;

type Answers = Pick<
  ILanguageRuntimeServer,
  "handshake" | "getPluginInfo" | "about" | "getRequiredPackages" | "run"
>;

/**
 * The calls the engine makes in preview, up, refresh and destroy. gRPC answers every other one with UNIMPLEMENTED,
 * which the engine takes for an older host.
 */
export function answers(
  { grpc, messages, plugin }: ProjectModules,
  engineAddress: string,
): Grpc.UntypedServiceImplementation {
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

    run(call, answer) {
      const program = startProgram(call.request, engineAddress);
      // Ctrl-C and a failed deployment reach the host as the end of this call, not as a signal.
      call.on("cancelled", () => program.kill("SIGINT"));
      process.once("exit", () => program.kill("SIGINT"));
      program.on("error", (error) => answer({ code: grpc.status.INTERNAL, details: error.message }));
      program.on("exit", (code, signal) => {
        const response = new messages.RunResponse();
        if (code === ALREADY_REPORTED) response.setBail(true);
        else if (code !== 0) response.setError(`program ended with ${signal ?? `exit code ${code}`}`);
        answer(null, response);
      });
    },
  };
  return implemented;
}
