import { randomUUID } from "node:crypto";
import { readlink, rename, symlink } from "node:fs/promises";

/** Lets `make` write a file of another name, which then takes the place of `file` for everybody at once. */
export async function inOneStep(file: string, make: (next: string) => Promise<void>): Promise<void> {
  const next = `${file}.${randomUUID()}`;
  await make(next);
  await rename(next, file);
}

/** Makes `link` a symbolic link to `target`, whatever it was. */
export async function pointTo(link: string, target: string): Promise<void> {
  if ((await readlink(link).catch(() => undefined)) === target) return;
  await inOneStep(link, (next) => symlink(target, next));
}
