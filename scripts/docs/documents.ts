import { failuresDocument } from "./failures/document";
import { inputsDocument } from "./inputs/document";

/** A file of docs/ that is made from the code. */
export interface GeneratedDocument {
  /** From the root of the checkout. */
  readonly path: string;
  /** The whole text of the file. */
  render(): string;
}

/** Every file that is made from the code. */
export const documents: readonly GeneratedDocument[] = [failuresDocument, inputsDocument];
