import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";

/** API reference, RuntimePlatform: ARM64 is for Linux alone. */
export function platformProblems(definition: Look): Problem[] {
  const platform = definition.at("runtimePlatform");
  const [architecture, system] = [platform.at("cpuArchitecture"), platform.at("operatingSystemFamily")];
  return architecture.text === "ARM64" && system.text?.startsWith("WINDOWS")
    ? [{ path: architecture.path, message: `must be X86_64 with ${system.text}, and is "ARM64"` }]
    : [];
}
