import { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Report } from "./report";
import { ENGINE_VERSION } from "./version";

const INSTALLER = "https://get.pulumi.com/install.sh";
const REACHABLE_WITHIN_MS = 10_000;

/**
 * Runs Pulumi's own installer into `root`, as its Automation API does. Rejects within ten seconds when the installer
 * cannot be reached: on its own it would wait two minutes.
 */
export async function runInstaller(root: string, report: Report): Promise<void> {
  try {
    await fetch(INSTALLER, { method: "HEAD", signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
  } catch (error) {
    throw new Error(`${new URL(INSTALLER).host} cannot be reached`, { cause: error });
  }
  await report.during(`installing Pulumi ${ENGINE_VERSION} with its own installer (about a minute)`, () =>
    PulumiCommand.install({ root, version: ENGINE_VERSION }),
  );
}
