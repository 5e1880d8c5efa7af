/** A text of at most so many characters, with what was left out marked: ECS's words, and commands, may be of any length. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half a character would be no text that gRPC can carry.
  return `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, "")}…`;
}
