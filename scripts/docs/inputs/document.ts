import type { GeneratedDocument } from "../documents";
import { gatedServicePage } from "./gatedService";
import { oneOffTaskPage } from "./oneOffTask";
import { page } from "./page";

/** Every input of a OneOffTask, from its declarations. */
export const inputsDocument: GeneratedDocument = {
  path: "docs/inputs.md",
  render: () => page(oneOffTaskPage()),
};

/** Every input of a GatedService that is not one of a OneOffTask. */
export const gatedServiceInputsDocument: GeneratedDocument = {
  path: "docs/gated-service-inputs.md",
  render: () => page(gatedServicePage()),
};
