/** The unit of a number, from its name or else from its comment; undefined for a bare count. */
export function unitOf(name: string, types: readonly string[], doc: string): string | undefined {
  if (!types.includes("number")) return undefined;
  const named = endings.find(([ending]) => name.endsWith(ending));
  return named?.[1] ?? words.find((word) => new RegExp(`\\b${word}\\b`, "i").test(doc));
}

const endings = [
  ["Seconds", "seconds"],
  ["Days", "days"],
  ["InGib", "GiB"],
  ["InGb", "GiB"],
  ["Lines", "lines"],
] as const;

/** Longer ones first: MiB is also in MiB/s. */
const words = ["MiB/s", "MiB", "GiB", "CPU units", "seconds"];
