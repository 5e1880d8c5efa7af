import * as ts from "typescript";

/** A file that does not import Pulumi declares plain values, each of which a program may give as an output. */
export function knowsPulumi(declaration: ts.Declaration): boolean {
  return declaration
    .getSourceFile()
    .statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        statement.moduleSpecifier.text === "@pulumi/pulumi",
    );
}

/** The `T` of an `Input<T>`, which is a union with an output of it, and of an `Output<T>`. */
export function insideOutput(type: ts.Type): ts.Type | undefined {
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  const output = parts.find(({ symbol }) => symbol?.name === "OutputInstance");
  if (output !== undefined) return (output as ts.TypeReference).typeArguments?.[0];
  return parts.flatMap((part) => (part.isIntersection() ? (insideOutput(part) ?? []) : []))[0];
}

/** An object of Pulumi's own, such as an alias. */
export function isOfPulumi({ symbol }: ts.Type): boolean {
  return symbol !== undefined && /@pulumi\/pulumi\//.test(fileOf(symbol));
}

/** The file that declares it. */
export function fileOf(symbol: ts.Symbol): string {
  return symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
}
