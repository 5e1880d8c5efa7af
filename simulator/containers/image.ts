import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseImageReference } from "./image-reference";
import { cannotPull, cannotReadImage } from "./start-failure";

/** An image: a directory that stands for a container's file system, and what a Dockerfile would say of it. */
export interface Image {
  readonly directory: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/**
 * Finds the directory `<imagesDirectory>/<repository>/<tag>`; the registry's host plays no part. An optional
 * `image.json` in it, `{"entrypoint": [...], "cmd": [...]}`, plays the Dockerfile's ENTRYPOINT and CMD. The directory is
 * not copied: unlike with Docker, what a container writes there the next one of the image finds.
 * Throws a StartFailure (`CannotPullContainerError`) when there is no such directory, no images at all, or `image.json` has another shape.
 */
export async function pullImage(imagesDirectory: string | undefined, image: string): Promise<Image> {
  const reference = parseImageReference(image);
  if (reference === undefined || imagesDirectory === undefined) throw cannotPull(image);
  const directory = join(imagesDirectory, reference.repository, reference.version);
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) throw cannotPull(image);
  const text = await readFile(join(directory, "image.json"), "utf8").catch(() => "{}");
  return { directory, ...readImageJson(text, join(directory, "image.json")) };
}

function readImageJson(text: string, path: string): Pick<Image, "entrypoint" | "cmd"> {
  const { entrypoint = [], cmd = [], ...others } = parseObject(text, path);
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw cannotReadImage(path, `has the unknown member ${stranger}`);
  return { entrypoint: words(entrypoint, path), cmd: words(cmd, path) };
}

function parseObject(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    throw cannotReadImage(path, `is no JSON: ${cause}`);
  }
  throw cannotReadImage(path, `holds no object but ${text.trim()}`);
}

function words(value: unknown, path: string): string[] {
  if (Array.isArray(value) && value.every((word) => typeof word === "string")) return value;
  throw cannotReadImage(path, `has ${JSON.stringify(value)} where a list of strings belongs`);
}
