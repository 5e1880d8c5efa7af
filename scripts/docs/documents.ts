import { schemaDocument } from "../schema/document";
import { failuresDocument } from "./failures/document";
import { gatedServiceInputsDocument, inputsDocument } from "./inputs/document";

/** A file that is made from the code. */
export interface GeneratedDocument {
  /** From the root of the checkout. */
  readonly path: string;
  /** The whole text of the file. */
  render(): string;
}

/** Every file that is made from the code. */
export const documents: readonly GeneratedDocument[] = [
  failuresDocument,
  inputsDocument,
  gatedServiceInputsDocument,
  schemaDocument,
];
