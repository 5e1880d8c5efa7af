import { cut, type Problem } from "./problem";

/** Problems as one text, a line each. */
export function told(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => cut(`${path} ${message}`)).join("\n");
}
