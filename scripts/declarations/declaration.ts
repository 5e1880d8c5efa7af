/** A member of an interface or a class, as its declaration has it. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly type: Type;
  /** Its comment, as it is written. */
  readonly doc: string;
  /** The comment of the interface that declares it. */
  readonly homeDoc: string;
}

/** What a value may be. */
export type Type = Shape & {
  /** Whether a program may give a Pulumi output in its place. */
  readonly eventual: boolean;
};

type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "unknown" }
  | { readonly kind: "list"; readonly item: Type }
  | { readonly kind: "map"; readonly value: Type }
  /** One of several types. */
  | { readonly kind: "union"; readonly types: readonly Type[] }
  /** A resource, such as an `aws.ecs.Service`. */
  | { readonly kind: "resource"; readonly name: string }
  /** An object of Pulumi's own, such as an alias, which there is in a Node program only. */
  | { readonly kind: "pulumi"; readonly name: string }
  | Choice
  | ObjectShape;

/** One of some words, in a type of its own. */
export interface Choice {
  readonly kind: "choice";
  readonly name: string;
  readonly words: readonly string[];
  readonly doc: string;
}

export interface ObjectShape {
  readonly kind: "object";
  /** Name of the interface, or of the class that was asked for; undefined for one that is written where it is used. */
  readonly name: string | undefined;
  /** Path of the file that declares it. */
  readonly file: string;
  readonly doc: string;
  readonly members: readonly Member[];
}

/** The types that a member can have: those of a union, or its only one. */
export function alternatives(type: Type): readonly Type[] {
  return type.kind === "union" ? type.types : [type];
}
