import { resolve } from "node:path";
import { declarationsIn } from "../../../../scripts/docs/inputs/declarations";

/** The inputs as the documentation reads them. */
export const inputs = declarationsIn(
  resolve(__dirname, "../../../../provider/resource/inputs.ts"),
  "OneOffTaskInputs",
);
