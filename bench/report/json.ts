/** JSON on as many lines as there are things to tell apart: what holds no other list or object is on a line by itself. */
export function jsonText(value: object): string {
  // A string holds no line break in JSON, so none of a string is lost.
  const withLines = JSON.stringify(value, undefined, 1);
  return `${withLines.replace(/[[{][^[\]{}]*[\]}]/g, (innermost) => innermost.replace(/\n */g, " "))}\n`;
}
