import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

/** What a process has used. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

interface Noted extends Usage {
  /** The file that the process ran. */
  readonly program: string;
}

const meter = resolve(__dirname, "meter.cjs");

/** The variables that make every Node process of a command note what it uses, in a folder that is empty before. */
export async function metered(folder: string): Promise<Readonly<Record<string, string>>> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return { BENCH_USAGE: folder, NODE_OPTIONS: `--require ${meter}` };
}

/** What Pulumi's process for dynamic providers has used, in the last command that was metered in a folder. */
export async function providerUsage(folder: string): Promise<Usage> {
  const noted = await Promise.all(
    (await readdir(folder)).map(
      async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as Noted,
    ),
  );
  const providers = noted.filter(({ program }) => program.includes("dynamic-provider"));
  const [provider, ...more] = providers;
  if (provider === undefined || more.length > 0)
    throw new Error(`expected one provider process, and found ${providers.length} in ${folder}`);
  return provider;
}
