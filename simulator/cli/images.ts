import { isDirectory } from "../options";

const defaultImages = "images";

/**
 * The directory of images to start with: the given one, else `./images`, else none. Rejects with a RangeError when the
 * given one is not there.
 */
export async function findImages(given: string | undefined): Promise<string | undefined> {
  if (given === undefined) return (await isDirectory(defaultImages)) ? defaultImages : undefined;
  if (await isDirectory(given)) return given;
  throw new RangeError(`--images is '${given}': expected a directory that exists.`);
}
