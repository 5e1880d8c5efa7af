import { createHash } from "node:crypto";
import { access, chmod, copyFile, lstat, readdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import * as ts from "typescript";
import { makeAtomically } from "./cache";
import { inOneStep, pointTo } from "./in-one-step";

const LANGUAGE_HOST_SOURCE = path.join(__dirname, "language-host");
const LANGUAGE_HOST = "pulumi-language-nodejs";
const DYNAMIC_PROVIDER = "pulumi-resource-pulumi-nodejs";

/**
 * Puts what an engine needs for Node programs beside its binary in `<root>/bin`, where a release would have it: the
 * stand-in language host, and the starter of dynamic providers that comes with `@pulumi/pulumi`. Leaves real ones
 * alone, replaces an older stand-in, and does not disturb an engine that is running.
 */
export async function addStandIns(root: string): Promise<void> {
  const bin = path.join(root, "bin");
  const languageHost = path.join(bin, LANGUAGE_HOST);
  const installed = await lstat(languageHost).catch(() => undefined);
  if (installed === undefined || installed.isSymbolicLink()) {
    await pointTo(languageHost, path.relative(bin, await installLanguageHost(root)));
  }
  const dynamicProvider = path.join(bin, DYNAMIC_PROVIDER);
  if (!(await exists(dynamicProvider))) await copyDynamicProvider(dynamicProvider);
}

/** Compiles the language host into a folder named after its content, and returns its executable main file. */
async function installLanguageHost(root: string): Promise<string> {
  const files = await compileLanguageHost();
  const digest = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12);
  const directory = path.join(root, `language-host-${digest}`);
  const main = path.join(directory, "main.js");
  if (await exists(main)) return main;
  await makeAtomically(
    directory,
    async (partial) => {
      for (const { name, text } of files) await writeFile(path.join(partial, name), text, { mode: 0o755 });
    },
    () => exists(main),
  );
  return main;
}

async function compileLanguageHost(): Promise<{ name: string; text: string }[]> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const names = (await readdir(LANGUAGE_HOST_SOURCE)).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(path.join(LANGUAGE_HOST_SOURCE, name), "utf8");
      const { outputText } = ts.transpileModule(source, { compilerOptions });
      return { name: name.replace(/\.ts$/, ".js"), text: outputText };
    }),
  );
}

async function copyDynamicProvider(destination: string): Promise<void> {
  await inOneStep(destination, async (next) => {
    await copyFile(require.resolve(`@pulumi/pulumi/${DYNAMIC_PROVIDER}`), next);
    // npm installs it without the run bit.
    await chmod(next, 0o755);
  });
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
