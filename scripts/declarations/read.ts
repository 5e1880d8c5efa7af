import * as ts from "typescript";
import type { Member, ObjectShape, Type } from "./declaration";
import { fileOf, insideOutput, isOfPulumi, knowsPulumi } from "./pulumi";

export interface Declarations {
  /** An interface or a class that one of the files declares. Of a class, the members that it declares itself. */
  declared(file: string, name: string): ObjectShape;
}

/** Reads the interfaces and classes of files, with what TypeScript knows of them. */
export function readDeclarations(files: readonly string[]): Declarations {
  const program = ts.createProgram(files, {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    types: [],
  });
  const checker = program.getTypeChecker();
  return {
    declared(file, name) {
      const found = program
        .getSourceFile(file)
        ?.statements.find(
          (statement): statement is ts.InterfaceDeclaration | ts.ClassDeclaration =>
            (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) &&
            statement.name?.text === name,
        );
      if (found === undefined) throw new Error(`${file} declares no ${name}`);
      return new Reader(checker).object(checker.getTypeAtLocation(found));
    },
  };
}

class Reader {
  constructor(private readonly checker: ts.TypeChecker) {}

  object(type: ts.Type): ObjectShape {
    const symbol = this.homeOf(type) ?? type.symbol;
    return {
      kind: "object",
      name: symbol.flags & ts.SymbolFlags.TypeLiteral ? undefined : symbol.name,
      file: fileOf(symbol),
      doc: this.doc(symbol),
      members: this.members(type),
    };
  }

  /** The interface of which a mapped type, such as one with an output in every place, has the members. */
  private homeOf(type: ts.Type): ts.Symbol | undefined {
    const homes = this.checker
      .getPropertiesOfType(type)
      .map(({ declarations = [] }) => declarations[0]?.parent);
    const [home] = homes;
    if (home === undefined || !ts.isInterfaceDeclaration(home) || homes.some((other) => other !== home))
      return undefined;
    return this.checker.getSymbolAtLocation(home.name);
  }

  private members(type: ts.Type): Member[] {
    const { checker } = this;
    return checker.getPropertiesOfType(type).flatMap((symbol) => {
      // A member that `Pick` or `Omit` lets through has its declaration, and no value declaration.
      const declaration = symbol.declarations?.[0];
      if (declaration === undefined || !isProperty(declaration) || declaration.type === undefined) return [];
      const home = declaration.parent;
      if (ts.isClassDeclaration(home) && home !== type.symbol.valueDeclaration) return [];
      if (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.NonPublicAccessibilityModifier)
        return [];
      const homeName = ts.isInterfaceDeclaration(home) ? home.name : undefined;
      const declared = checker.getTypeFromTypeNode(declaration.type);
      return {
        name: symbol.name,
        required: !(symbol.flags & ts.SymbolFlags.Optional) && !allowsUndefined(declared),
        type: this.type(declared, !knowsPulumi(declaration)),
        doc: this.doc(symbol),
        homeDoc: this.doc(homeName && checker.getSymbolAtLocation(homeName)),
      };
    });
  }

  /** `eventual`: whether its place takes an output without saying so. */
  private type(type: ts.Type, eventual: boolean): Type {
    const { checker } = this;
    const inOutput = insideOutput(type);
    if (inOutput !== undefined) return asEventual(this.type(inOutput, eventual));
    const parts = partsOf(type.isUnion() ? checker.getNonNullableType(type) : type);
    if (parts.every((part) => part.isStringLiteral())) {
      const name = type.aliasSymbol?.name ?? "";
      return {
        kind: "choice",
        name,
        words: parts.map(({ value }) => value),
        doc: this.doc(type.aliasSymbol),
        eventual,
      };
    }
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) return this.part(only, eventual);
    return { kind: "union", types: parts.map((part) => this.part(part, eventual)), eventual };
  }

  private part(type: ts.Type, eventual: boolean): Type {
    const { checker } = this;
    if (type.flags & ts.TypeFlags.Unknown) return { kind: "unknown", eventual };
    if (type.flags & ts.TypeFlags.StringLike) return { kind: "string", eventual };
    if (type.flags & ts.TypeFlags.NumberLike) return { kind: "number", eventual };
    if (type.flags & ts.TypeFlags.BooleanLike) return { kind: "boolean", eventual };
    const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    if (item !== undefined) return { kind: "list", item: this.type(item, eventual), eventual };
    const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (value !== undefined) return { kind: "map", value: this.type(value, eventual), eventual };
    if (isOfPulumi(type)) return { kind: "pulumi", name: type.symbol.name, eventual };
    if (type.isClass()) return { kind: "resource", name: type.symbol.name, eventual };
    if (type.flags & ts.TypeFlags.Object) return { ...this.object(type), eventual };
    throw new Error(`no form is known for the type ${checker.typeToString(type)}`);
  }

  private doc(symbol: ts.Symbol | undefined): string {
    return ts.displayPartsToString(symbol?.getDocumentationComment(this.checker));
  }
}

function isProperty(
  declaration: ts.Declaration,
): declaration is ts.PropertySignature | ts.PropertyDeclaration {
  return ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration);
}

/** An output of one of several types may be an output of any of them. */
function asEventual(type: Type): Type {
  if (type.kind === "union") return { ...type, types: type.types.map(asEventual), eventual: true };
  return { ...type, eventual: true };
}

function allowsUndefined(type: ts.Type): boolean {
  const inner = insideOutput(type) ?? type;
  return inner.isUnion() && inner.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
}

/** `boolean` is a union to the checker, of `true` and `false`. */
function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
}
