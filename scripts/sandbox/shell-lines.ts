import * as path from "node:path";
import { shellQuote } from "../engine/shell-quote";
import type { Sandbox } from "./sandbox";

/**
 * The lines that bring a shell whose variables are `from` into the sandbox: an `export` of each variable that differs,
 * an `unset` of each that the sandbox keeps out. PATH is only added to: npm has put folders of its own into ours.
 */
export function shellLines({ engine, env }: Sandbox, from: NodeJS.ProcessEnv): string[] {
  const { PATH: enginePath } = engine.env;
  const differing = Object.entries(env).flatMap(([name, value = ""]) =>
    name === "PATH" || from[name] === value ? [] : [`export ${name}=${shellQuote(value)}`],
  );
  const keptOut = Object.keys(from).filter((name) => !(name in env));
  return [
    ...(enginePath === undefined ? [] : [`export PATH=${shellQuote(path.dirname(engine.pulumi))}:"$PATH"`]),
    ...differing,
    ...keptOut.map((name) => `unset ${name}`),
  ];
}
