import { ensureEngine } from "../scripts/engine/engine";
import { createReport } from "../scripts/engine/report";
import { ensureYaml } from "../scripts/engine/yaml";
import { ensureGenerators } from "../scripts/sdk/generators";
import { pythonEnvironment, pythonEnvironments } from "./pythonEnvironment";

/**
 * Makes what is kept outside the checkout before any worker starts: each would make its own, and the first time an engine
 * takes all of a machine for minutes. What cannot be made here, the tests that need it tell with the reason.
 */
export async function mochaGlobalSetup(): Promise<void> {
  const report = createReport(process.stderr);
  const makers = [
    async () => {
      const engine = await ensureEngine({ report });
      await ensureYaml(engine, report);
      await ensureGenerators(engine, report);
    },
    ...pythonEnvironments.map((kind) => () => pythonEnvironment(kind)),
  ];
  for (const make of makers) await make().catch(() => undefined);
}
