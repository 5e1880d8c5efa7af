import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical";

/** SHA-256 over the canonical form of a value, as 64 hexadecimal digits. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
