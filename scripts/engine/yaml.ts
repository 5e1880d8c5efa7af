import { access, constants, lstat, realpath } from "node:fs/promises";
import * as path from "node:path";
import { cacheDirectory, makeAtomically } from "./cache";
import type { Engine } from "./engine";
import { buildWithGo, type GoProgram } from "./go-build";
import { pointTo } from "./in-one-step";
import type { Report } from "./report";
import { YAML_VERSION } from "./version";

const HOST = "pulumi-language-yaml";

const yamlProgram: GoProgram = {
  name: "the YAML language host",
  command: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
  version: YAML_VERSION,
  versionVariable: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
  duration: "1 to 2 minutes on two cores",
};

/**
 * Sees to it that an engine runs YAML programs. The host of a release lies beside its binary; an engine in the cache that
 * was built itself gets one built. Only who has a YAML program waits for that.
 */
export async function ensureYaml(
  { pulumi, version }: Pick<Engine, "pulumi" | "version">,
  report: Report,
  cache = cacheDirectory(),
): Promise<void> {
  // The engine itself looks beside the file that its own path finally points to.
  const beside = path.join(path.dirname(await realpath(pulumi)), HOST);
  const cached = await realpath(path.join(cache, "bin")).catch(() => undefined);
  if (path.dirname(beside) === cached) {
    const installed = await lstat(beside).catch(() => undefined);
    if (installed?.isFile()) return;
    const host = await build(cache, report);
    await pointTo(beside, path.relative(path.dirname(beside), host));
  } else if (!(await isExecutable(beside))) {
    throw new Error(
      `pulumi ${version} on PATH has no ${HOST} beside it, which every release has: install Pulumi anew ` +
        "(https://www.pulumi.com/docs/install/).",
    );
  }
}

/** The executable of {@link YAML_VERSION}, built if it is not there yet. */
async function build(cache: string, report: Report): Promise<string> {
  const directory = path.join(cache, `yaml-${YAML_VERSION}`);
  const host = path.join(directory, "bin", HOST);
  const isComplete = () => isExecutable(host);
  if (!(await isComplete()))
    await makeAtomically(directory, (partial) => buildWithGo(yamlProgram, partial, report), isComplete);
  return host;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
