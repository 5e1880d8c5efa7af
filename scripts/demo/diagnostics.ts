const sectionStart = "Diagnostics:";

/**
 * What `pulumi up` says about one resource below `Diagnostics:`, without its indentation: the lines a provider logged
 * and the error. Empty when there is nothing about it.
 */
export function diagnosticsOf(resource: string, output: string): string[] {
  const lines = output.split("\n");
  const start = lines.indexOf(sectionStart);
  if (start === -1) return [];
  // A resource's heading has two spaces before it, its lines have four or a tab; the next section has none.
  const below = lines.slice(start + 1);
  const end = below.findIndex((line) => /^\S/.test(line));
  const section = end === -1 ? below : below.slice(0, end);
  const heading = section.findIndex((line) => /^ {2}\S/.test(line) && line.endsWith(`(${resource}):`));
  if (heading === -1) return [];
  const rest = section.slice(heading + 1);
  const next = rest.findIndex((line) => /^ {2}\S/.test(line));
  return trimEnd(next === -1 ? rest : rest.slice(0, next)).map((line) => line.replace(/^ {4}/, ""));
}

function trimEnd(lines: readonly string[]): readonly string[] {
  const last = lines.map((line) => line.trim() !== "").lastIndexOf(true);
  return lines.slice(0, last + 1);
}
