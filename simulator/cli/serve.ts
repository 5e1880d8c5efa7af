import { serveAwsProvider } from "../aws-provider";
import type { RateLimits, TimingName } from "../choices";
import { startSimulator } from "../simulator";
import { findImages } from "./images";
import { outputOf } from "./output";
import { welcome } from "./welcome";

/** What the command line can choose. `images` is as given: nobody has looked whether it is there. */
export interface ChosenOptions {
  readonly images?: string;
  readonly port: number;
  readonly timing: TimingName;
  readonly rateLimits: RateLimits;
  readonly secret?: Readonly<Record<string, string>>;
  readonly awsProvider?: boolean;
  readonly json?: boolean;
}

/** Where it is shown: what happens as the result, the way there beside it. */
export interface Screen {
  out(line: string): void;
  err(line: string): void;
}

/**
 * Runs a simulator until `ended` resolves, and closes it. Rejects with a RangeError for images that are not there, and with
 * the system's error when it cannot listen.
 */
export async function serve(chosen: ChosenOptions, screen: Screen, ended: Promise<unknown>): Promise<void> {
  const { port, timing, rateLimits, secret: secrets = {}, awsProvider = false, json = false } = chosen;
  const images = await findImages(chosen.images);
  const output = outputOf(json, (line) => screen.out(line));
  const simulator = await startSimulator({
    images,
    port,
    timing,
    rateLimits,
    secrets,
    onCall: output.entry,
    onEffect: output.entry,
  });
  const provider = awsProvider ? await serveAwsProvider() : undefined;
  const place = { url: simulator.url, ...(provider && { awsProviderPort: provider.port }) };
  if (!json) screen.err(welcome({ ...place, images, timing, rateLimits }));
  // Last: who reads it may end the simulator at once.
  output.listening(place);
  await ended;
  screen.err("closing");
  await Promise.all([simulator.close(), provider?.close()]);
}
