import { type Simulator, simulatorConfig, startSimulator } from "pulumi-ecs-task/simulator";

/** The path of the package that programs import besides the package itself: a compiler that knows no `exports` finds it too. */
export async function startThrottled(): Promise<Record<string, string>> {
  const simulator: Simulator = await startSimulator({ images: "images" });
  simulator.faults.add({ operation: "RunTask", effect: { kind: "throttle" } });
  return simulatorConfig(simulator.url);
}
