import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../resource-type";

/** The wire has no `undefined`: a property without a value is not there. */
export function toStruct(properties: Properties): Struct {
  const plain: { [name: string]: JavaScriptValue } = JSON.parse(JSON.stringify(properties));
  return Struct.fromJavaScript(plain);
}

export function fromStruct(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}
