import { resolve } from "node:path";
import type { GeneratedDocument } from "../documents";
import { declarationsIn } from "./declarations";
import { page } from "./page";

const root = resolve(__dirname, "../../..");

/** Every input of a OneOffTask, from its declarations. */
export const inputsDocument: GeneratedDocument = {
  path: "docs/inputs.md",
  render: () => page(declarationsIn(resolve(root, "provider/resource/inputs.ts"), "OneOffTaskInputs")),
};
