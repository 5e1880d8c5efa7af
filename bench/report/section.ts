/**
 * A page with what is between `<!-- bench:NAME -->` and the next `<!-- /bench -->` replaced; everything else stays. Throws
 * when the page has no such section: figures that were measured and are shown nowhere would be missed by nobody.
 */
export function withSection(page: string, name: string, content: string): string {
  const begin = `<!-- bench:${name} -->`;
  const end = "<!-- /bench -->";
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new Error(`the page has no place for ${name}: expected ${begin} and ${end} after it.`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}
