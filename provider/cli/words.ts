/** Arguments of `run` up to the first `--`, and the words behind it, which are a command's own and no options of ours. */
export function splitWords(given: readonly string[]): { args: string[]; words?: string[] } {
  const at = given.indexOf("--");
  return at === -1 ? { args: [...given] } : { args: given.slice(0, at), words: given.slice(at + 1) };
}
