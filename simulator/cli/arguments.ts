import { parseArgs } from "node:util";
import { choiceOf } from "../choice";
import { type SimulatorOptions, type TimingName, timingNames } from "../options";
import { type RateLimits, rateLimitChoices } from "../protocol/rates/rates";

/** What the command line asks for. */
export type Command = { readonly kind: "help" } | { readonly kind: "start"; readonly options: ChosenOptions };

/** The options that the command line can choose. `images` is as given: nobody has looked whether it is there. */
export interface ChosenOptions extends Pick<SimulatorOptions, "images"> {
  readonly port: number;
  readonly timing: TimingName;
  readonly rateLimits: RateLimits;
  readonly secrets: Readonly<Record<string, string>>;
}

export const usage = `Usage: npm run simulator -- [options]

  --images DIR           images: app:v1 is the directory DIR/app/v1     (default: ./images, or none)
  --port N               port on 127.0.0.1                              (default: 4577; 0 takes a free one)
  --timing NAME          ${timingNames.join(" | ").padEnd(47)}(default: instant)
  --rate-limits CHOICE   ${rateLimitChoices.join(" | ").padEnd(47)}(default: documented)
  --secret NAME=VALUE    what a container's secrets[].valueFrom NAME resolves to; may be repeated
  --help
`;

/** Reads the arguments after the program's name. Throws a RangeError, or what parseArgs throws, that names the option, its value and what is allowed. */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      images: { type: "string" },
      port: { type: "string", default: "4577" },
      timing: { type: "string", default: "instant" },
      "rate-limits": { type: "string", default: "documented" },
      secret: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return { kind: "help" };
  return {
    kind: "start",
    options: {
      images: values.images,
      port: readPort(values.port),
      timing: choiceOf("--timing", values.timing, timingNames),
      rateLimits: choiceOf("--rate-limits", values["rate-limits"], rateLimitChoices),
      secrets: Object.fromEntries(values.secret.map(readSecret)),
    },
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new RangeError(`--port is '${text}': expected a whole number from 0 to 65535.`);
}

/** The value is not repeated in the error: it is a secret. */
function readSecret(text: string): [string, string] {
  const separator = text.indexOf("=");
  if (separator < 1) throw new RangeError("--secret is not of the form NAME=VALUE.");
  return [text.slice(0, separator), text.slice(separator + 1)];
}
