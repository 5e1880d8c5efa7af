/**
 * The engine takes the first line of stdout for the port: what a library prints goes to stderr from here on. Returns the
 * way that is left to stdout itself.
 */
export function keepStdout(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => void write(line);
}
