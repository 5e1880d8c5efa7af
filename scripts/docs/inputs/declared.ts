/** A member of the inputs, as its declaration has it. */
export interface Declared {
  readonly name: string;
  readonly required: boolean;
  /** What it may be: one of these. */
  readonly types: readonly DeclaredType[];
  /** Its comment, as one paragraph. */
  readonly doc: string;
  /** The comment of the interface that declares it. */
  readonly interfaceDoc: string;
}

/** One of the types that a member may have. */
export type DeclaredType =
  /** As TypeScript writes it, such as `string[]`. */
  | { readonly kind: "plain"; readonly text: string }
  /** One of some words, with what the type's comment says of them. */
  | { readonly kind: "choice"; readonly words: readonly string[]; readonly doc: string }
  /** An object whose members are told one by one, or a list of such objects. */
  | { readonly kind: "shape"; readonly isList: boolean; readonly members: readonly Declared[] }
  /** What is told at another place, which is linked to. */
  | { readonly kind: "elsewhere"; readonly type: DeclaredType; readonly href: string };
