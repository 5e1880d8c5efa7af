/**
 * A text as the engine can show it. It takes `<{%fg 1%}>` for a colour, and ends itself at one that it does not know
 * (`colors.go` in its `common/diag`), in the middle of an update: a template in a container's output must not be one.
 */
export function engineText(text: string): string {
  return text.replaceAll("<{%", "<{ %");
}
