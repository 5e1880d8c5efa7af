/** When it is. */
export type Policy = "always" | "once";

/** Values that know of no outputs. */
export interface PlainSample {
  /**
   * Now or later:
   * - soon.
   */
  readonly policy?: Policy;
  readonly ports: readonly { readonly port: number }[];
}
