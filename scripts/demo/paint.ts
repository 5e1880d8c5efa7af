const codes = { bold: 1, dim: 2, red: 31, green: 32 } as const;

/** Puts a text between the escape codes of a style, or leaves it as it is. */
export type Paint = (style: keyof typeof codes, text: string) => string;

/** Styles for a stream that is a terminal, none for a file or a pipe, or when NO_COLOR is set (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  if (stream.isTTY !== true || env.NO_COLOR) return (_style, text) => text;
  return (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;
}
