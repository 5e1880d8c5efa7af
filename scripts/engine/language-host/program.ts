import { type ChildProcess, spawn } from "node:child_process";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { resolveFrom } from "./project-modules";

/**
 * Starts `@pulumi/pulumi/cmd/run` of the project with the user's program, its output going to the engine as it comes.
 * Of `options:` in Pulumi.yaml it knows `typescript` (default true) and `nodeargs` (separated by spaces). Throws a
 * sentence for the user when the project's packages are not installed.
 */
export function startProgram(request: RunRequest, engineAddress: string): ChildProcess {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  const options = info?.getOptions()?.toJavaScript() ?? {};
  const nodeArguments =
    typeof options.nodeargs === "string" ? options.nodeargs.split(/\s+/).filter(Boolean) : [];
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    "root-directory": info?.getRootDirectory() ?? "",
    pwd: directory,
    parallel: String(request.getParallel()),
  };
  return spawn(
    process.execPath,
    [
      ...nodeArguments,
      resolveFrom(directory, "@pulumi/pulumi/cmd/run"),
      ...Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      // "." as it came: only then does the SDK look for the entry point in the program's package.json.
      info?.getEntryPoint() || ".",
      ...request.getArgsList(),
    ],
    {
      cwd: directory,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PULUMI_NODEJS_TYPESCRIPT: String(options.typescript !== false),
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      },
    },
  );
}
