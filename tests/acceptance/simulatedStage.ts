import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountBehind } from "../../acceptance/account";
import { programConfig } from "../../acceptance/config";
import type { Stage } from "../../acceptance/play";
import { openStack } from "../../acceptance/stack";
import { type Step, storyAt } from "../../acceptance/story";
import { observe } from "../../acceptance/timeline/observer";
import { createClients } from "../../provider/aws/clients";
import { hastyFargate } from "../../scripts/demo/timing";
import { createUndoList } from "../../scripts/demo/undo";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { simulatorConfig } from "../../scripts/sandbox/stack";
import { type Simulator, startSimulator } from "../../simulator";

const image = "public.ecr.aws/docker/library/busybox:1.37";
export const name = "ecs-task-acceptance-test";

/** A simulated account that has the story's image, and the package's own clients for it. */
export async function simulatedAccount(images: string) {
  await mkdir(join(images, "docker/library/busybox/1.37"), { recursive: true });
  const simulator = await startSimulator({ images, timing: hastyFargate });
  const clients = await createClients({
    region: "eu-west-1",
    endpoints: { ecs: simulator.url, logs: simulator.url },
    credentials: { accessKeyId: "simulator", secretAccessKey: "simulator" },
  });
  return { simulator, clients, account: accountBehind(clients, name) };
}

/** The suite's stage with the real engine, on a simulated account. */
export interface SimulatedStage extends Stage {
  readonly story: readonly Step[];
  readonly simulator: Simulator;
  /** For the test's own files, which goes with the stage. */
  readonly directory: string;
  close(): Promise<void>;
}

export async function simulatedStage(): Promise<SimulatedStage> {
  const undo = createUndoList();
  try {
    const engine = await ensureEngine({ report: createReport(process.stderr) });
    const directory = await mkdtemp(join(tmpdir(), "ecs-task-acceptance-"));
    undo.add(() => rm(directory, { recursive: true, force: true }));
    const { simulator, account } = await simulatedAccount(join(directory, "images"));
    undo.add(simulator.close);
    const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
    const stack = await openStack(sandbox, join(directory, "project"), {
      ...simulatorConfig(simulator.url),
      ...programConfig(name, { image, subnets: ["subnet-1"], assignPublicIp: true }),
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    });
    const observer = observe(account.look, 50);
    undo.add(observer.close);
    // A file lets the held command end.
    const gate = join(directory, "gate");
    const held = `until [ -e '${gate}' ]; do sleep 0.1; done; echo '== 3: migrated'`;
    return {
      stack,
      account,
      observer,
      simulator,
      directory,
      settleMs: 0,
      endingMs: 60_000,
      letGo: () => writeFile(gate, ""),
      story: storyAt({ held, limitSeconds: 3 }),
      close: undo.run,
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}
