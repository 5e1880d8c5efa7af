#!/usr/bin/env node
/**
 * A language host for `runtime: nodejs`: what starts the user's Node program for the engine. It stands in where the
 * engine comes without its own, installed beside the `pulumi` binary as `pulumi-language-nodejs`. So it loads nothing
 * but what Node has and what the served project has installed.
 */
import { answers } from "./answers";
import { loadProjectModules } from "./project-modules";

main(process.argv.slice(2), process.cwd());

/** The engine starts a host in the program's directory, with flags for logging first and its own address last. */
function main(args: readonly string[], directory: string): void {
  const engineAddress = args.at(-1) ?? "";
  const modules = loadProjectModules(directory);
  if ("problem" in modules) {
    process.stderr.write(`${modules.problem}\n`);
    process.exit(1);
  }
  const server = new modules.grpc.Server();
  server.addService(modules.language.LanguageRuntimeService, answers(modules, engineAddress));
  server.bindAsync("127.0.0.1:0", modules.grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
  // The engine holds the other end of stdin for as long as it lives: its end is the only sign of a killed engine.
  process.stdin.on("end", () => process.exit(0)).resume();
}
