/** A command as one would type it: words with spaces or quotes are quoted. */
export function commandLine(command: readonly string[] | undefined): string {
  if (command === undefined) return "the container's own command";
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`))
    .join(" ");
}
