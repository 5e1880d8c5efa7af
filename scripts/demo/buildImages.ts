import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The releases of hi-web, oldest first. */
export const releases = ["v1", "v2", "v3-broken", "v3"] as const;

export type Release = (typeof releases)[number];

const checkout = join(__dirname, "..", "..");

/**
 * Builds the image `hi-web:<release>` of every release as the directory `<images>/hi-web/<release>`, as a
 * Dockerfile would: the app, then a layer for each release so far, each with only what that release changed.
 * The directory's `image.json` says the command of an image. Packages come from this checkout through a link.
 */
export async function buildImages(images: string): Promise<void> {
  for (const [index, release] of releases.entries()) {
    const image = join(images, "hi-web", release);
    await mkdir(image, { recursive: true });
    await cp(join(__dirname, "app"), image, { recursive: true });
    for (const layer of releases.slice(0, index + 1)) {
      await cp(join(__dirname, "releases", layer), image, { recursive: true });
    }
    await symlink(join(checkout, "node_modules"), join(image, "node_modules"));
    await writeFile(join(image, "REVISION"), `${release}\n`);
    // There is no container around the process to keep its port from the network, so it listens on loopback.
    await writeFile(join(image, "image.json"), JSON.stringify({ cmd: ["node", "server.js", "127.0.0.1"] }));
  }
}
