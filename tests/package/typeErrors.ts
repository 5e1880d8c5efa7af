import * as ts from "typescript";

/** What the type checker finds wrong with programs, and with the declarations of a package that they import. */
export function typeErrors(
  programs: readonly string[],
  packageName: string,
  settings: ts.CompilerOptions,
): string[] {
  const program = ts.createProgram(programs, { strict: true, noEmit: true, types: [], ...settings });
  const checked = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => programs.includes(fileName) || fileName.includes(`/node_modules/${packageName}/`),
    );
  return checked
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start = 0, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}
