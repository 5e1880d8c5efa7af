import { cp, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

const NODE_MODULES = path.resolve(__dirname, "../../node_modules");

/** A Pulumi project of its own, with room for a sandbox beside it. */
export interface TemporaryProject {
  /** The folder of Pulumi.yaml, free of symbolic links. */
  readonly cwd: string;
  readonly sandboxDirectory: string;
  remove(): Promise<void>;
}

/** Copies the project in `source` to a new folder, where it finds the packages that are installed here. */
export async function temporaryProject(source: string): Promise<TemporaryProject> {
  const root = await mkdtemp(path.join(await realpath(os.tmpdir()), "pulumi-project-"));
  const cwd = path.join(root, "project");
  await cp(source, cwd, { recursive: true });
  await symlink(NODE_MODULES, path.join(cwd, "node_modules"), "dir");
  return {
    cwd,
    sandboxDirectory: path.join(root, "sandbox"),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
