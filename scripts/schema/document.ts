import type { GeneratedDocument } from "../docs/documents";
import { packageSchema } from "./schema";

/** What the plugin serves, and what the SDKs of the languages are made from. */
export const schemaDocument: GeneratedDocument = {
  path: "provider/plugin/schema.json",
  render: () => `${JSON.stringify(packageSchema(), undefined, 2)}\n`,
};
