import type { Declared, DeclaredType } from "./declared";
import { type Consequence, partsOfDoc } from "./sentences";
import { unitOf } from "./unit";

/** One input as the documentation tells it. */
export interface Row {
  /** As an error names it, with `[]` for any place in a list. */
  readonly path: string;
  readonly types: readonly DeclaredType[];
  readonly unit?: string;
  readonly required: boolean;
  readonly byDefault?: string;
  /** The input that may be given in place of this one. */
  readonly alternative?: string;
  readonly text: string;
  readonly consequence?: Consequence;
}

/** The rows of members and of all that is in them, each before what is in it. What a member says of a change holds inside. */
export function rowsOf(members: readonly Declared[], path = "", outer?: Consequence): Row[] {
  return members.flatMap((member) => {
    const { name, required, types, doc, interfaceDoc } = member;
    const { text, byDefault, alternative, consequence: own } = partsOfDoc(doc);
    const consequence = own ?? partsOfDoc(interfaceDoc).consequence ?? outer;
    const unit = unitOf(
      name,
      types.map((type) => (type.kind === "plain" ? type.text : type.kind)),
      doc,
    );
    const row: Row = {
      path: `${path}${name}`,
      types,
      required,
      text,
      ...(unit !== undefined && { unit }),
      ...(byDefault !== undefined && { byDefault }),
      ...(alternative !== undefined && { alternative }),
      ...(consequence !== undefined && { consequence }),
    };
    const inside = types.find((type) => type.kind === "shape");
    if (inside === undefined) return [row];
    return [row, ...rowsOf(inside.members, `${pathInside(row)}.`, consequence)];
  });
}

/** The path of what is in an input: that of an item, where the input can only be a list of them. */
export function pathInside({ path, types }: Row): string {
  const shapes = types.filter((type) => type.kind === "shape");
  return shapes.length > 0 && shapes.every(({ isList }) => isList) ? `${path}[]` : path;
}
