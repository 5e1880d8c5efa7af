/**
 * The name that was probably meant, if one is near: the same but for case, `_` and `-`, or a few letters away, one in
 * three at most.
 */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const same = names.find((name) => plain(name) === plain(given));
  if (same !== undefined) return same;
  const [closest] = names
    .map((name) => ({ name, distance: distance(given, name) }))
    .filter(({ name, distance }) => distance <= Math.floor(Math.min(given.length, name.length) / 3))
    .sort((a, b) => a.distance - b.distance);
  return closest?.name;
}

/** What a message says of a name that is none of `names`: `: did you mean "web"?`, or which there are. */
export function suggestion(given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  if (near !== undefined) return `: did you mean "${near}"?`;
  return names.length === 0 ? ": there is none" : `: there is ${names.map((name) => `"${name}"`).join(", ")}`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, "");
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : changed;
      row.push(Math.min(changed, swapped, at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return at(a.length, b.length);
}
