import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const manifest = require.resolve("pulumi-ecs-task/package.json");

/** The version of the package, which is the plugin's and the schema's. */
export const { version }: { readonly version: string } = require(manifest);

/** The package's schema, as `npm run docs` makes it from the TypeScript types. */
export function schemaText(): string {
  return readFileSync(join(dirname(manifest), "provider/plugin/schema.json"), "utf8");
}
