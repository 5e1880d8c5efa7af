import { cp, mkdir, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";

const checkout = resolve(__dirname, "../..");

/** Copies a program's folder, and gives the copy its packages as a user's project has them: this one beside Pulumi's own. */
export async function copyProject(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  await mkdir(join(to, "node_modules"));
  await symlink(join(checkout, "node_modules/@pulumi"), join(to, "node_modules/@pulumi"));
  await symlink(checkout, join(to, "node_modules/pulumi-ecs-task"));
}
