import { alternatives, type Member, type ObjectShape, type Type } from "../../declarations/declaration";
import { readDeclarations } from "../../declarations/read";
import type { Declared, DeclaredType } from "./declared";

/** The members of an interface in a file, as a page tells them. */
export function declarationsIn(file: string, interfaceName: string): readonly Declared[] {
  return readDeclarations([file]).declared(file, interfaceName).members.map(declaredOf);
}

function declaredOf({ name, required, type, doc, homeDoc }: Member): Declared {
  return {
    name,
    required,
    types: alternatives(type).map(declaredTypeOf),
    doc: paragraph(doc),
    interfaceDoc: paragraph(homeDoc),
  };
}

function declaredTypeOf(type: Type): DeclaredType {
  if (type.kind === "choice") return { kind: "choice", words: type.words, doc: type.doc };
  const object = type.kind === "list" ? type.item : type;
  // Members without comments, such as a name and its value, are told where they are used.
  if (object.kind === "object" && object.members.some(({ doc }) => doc !== ""))
    return { kind: "shape", isList: type.kind === "list", members: object.members.map(declaredOf) };
  return { kind: "plain", text: textOf(type) };
}

/** A type as a user writes it. */
function textOf(type: Type): string {
  switch (type.kind) {
    case "list":
      return type.item.kind === "union" ? `(${textOf(type.item)})[]` : `${textOf(type.item)}[]`;
    case "map":
      return `Record<string, ${textOf(type.value)}>`;
    case "union":
      return type.types.map(textOf).join(" | ");
    case "choice":
      return type.words.map((word) => JSON.stringify(word)).join(" | ");
    case "object":
      return `{ ${membersText(type)} }`;
    case "resource":
    case "pulumi":
      return type.name;
    default:
      return type.kind;
  }
}

function membersText({ members }: ObjectShape): string {
  return members
    .map(({ name, required, type }) => `${name}${required ? "" : "?"}: ${textOf(type)}`)
    .join("; ");
}

function paragraph(comment: string): string {
  return comment.replace(/\s+/g, " ").trim();
}
