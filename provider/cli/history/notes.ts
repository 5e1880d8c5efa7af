/** What could not be asked, for a person: sources that are missing for the same reason are told as one. */
export interface Notes {
  /** `consequence` reads after "of <of>": `could not be read, so that older runs are missing`. */
  add(what: string, of: string, consequence: string, because: string): void;
  lines(): readonly string[];
}

export function createNotes(): Notes {
  const told = new Map<string, { readonly of: Set<string>; line(of: string): string }>();
  return {
    add(what, of, consequence, because) {
      const key = [what, consequence, because].join("\n");
      const line = (all: string) =>
        `note: ${what} of ${all} ${consequence}: ${because.replaceAll("\n", "\n  ")}`;
      const note = told.get(key) ?? { of: new Set(), line };
      note.of.add(of);
      told.set(key, note);
    },
    lines: () => [...told.values()].map(({ of, line }) => line(listed([...of]))),
  };
}

/** A stack may have a thousand resources. */
const mostNamed = 10;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
