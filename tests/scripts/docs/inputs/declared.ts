import { gatedServicePage } from "../../../../scripts/docs/inputs/gatedService";
import { oneOffTaskPage } from "../../../../scripts/docs/inputs/oneOffTask";

/** The inputs of a OneOffTask as the documentation reads them. */
export const { inputs } = oneOffTaskPage();

/** Those of a GatedService. */
export const { inputs: gatedServiceInputs } = gatedServicePage();
