import * as ts from "typescript";
import type { Declared, DeclaredType } from "./declared";

/** Reads the members of an interface in a file, with what TypeScript knows of them. */
export function declarationsIn(file: string, interfaceName: string): readonly Declared[] {
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const found = source?.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  if (found === undefined) throw new Error(`${file} declares no interface ${interfaceName}`);
  return membersOf(checker.getTypeAtLocation(found), checker);
}

function membersOf(type: ts.Type, checker: ts.TypeChecker): Declared[] {
  return checker.getPropertiesOfType(type).flatMap((member) => {
    const declaration = member.valueDeclaration;
    if (declaration === undefined || !ts.isPropertySignature(declaration)) return [];
    const { parent, type: typeNode } = declaration;
    if (typeNode === undefined) return [];
    const home = ts.isInterfaceDeclaration(parent) ? parent.name : undefined;
    return {
      name: member.name,
      required: declaration.questionToken === undefined,
      types: typesOf(checker.getTypeFromTypeNode(typeNode), checker),
      doc: paragraph(commentOf(member, checker)),
      interfaceDoc: paragraph(commentOf(home && checker.getSymbolAtLocation(home), checker)),
    };
  });
}

function typesOf(type: ts.Type, checker: ts.TypeChecker): DeclaredType[] {
  const parts = partsOf(type);
  if (parts.every((part) => part.isStringLiteral())) {
    return [
      { kind: "choice", words: parts.map(({ value }) => value), doc: commentOf(type.aliasSymbol, checker) },
    ];
  }
  return parts.map((part) => typeOf(part, checker));
}

/** `boolean` is a union to the checker, of `true` and `false`. */
function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
}

function typeOf(type: ts.Type, checker: ts.TypeChecker): DeclaredType {
  const item = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
  const object = item ?? type;
  const members = object.flags & ts.TypeFlags.Object ? membersOf(object, checker) : [];
  // Members without comments, such as a name and its value, are told where they are used.
  if (members.some(({ doc }) => doc !== "")) return { kind: "shape", isList: item !== undefined, members };
  return { kind: "plain", text: plain(checker.typeToString(type)) };
}

/** A type as a user writes it. */
function plain(text: string): string {
  return text
    .replaceAll("readonly ", "")
    .replace(/Readonly<(Record<string, \w+>)>/g, "$1")
    .replaceAll("; }", " }");
}

function commentOf(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol?.getDocumentationComment(checker));
}

function paragraph(comment: string): string {
  return comment.replace(/\s+/g, " ").trim();
}
