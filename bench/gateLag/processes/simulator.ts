/** A simulator in a process of its own, so that nobody who is measured shares its event loop. */
import type { SimulatorOptions } from "../../../simulator";

const { startSimulator }: typeof import("../../../simulator") = require("../../../dist/simulator");

/** What the parent sends: once. The answer is the URL. */
export type SimulatorOrder = Pick<SimulatorOptions, "images" | "timing" | "rateLimits">;

process.once("message", async (order: SimulatorOrder) => {
  const simulator = await startSimulator(order);
  // Also when the parent was killed.
  process.once("disconnect", () => void simulator.close());
  process.send?.(simulator.url);
});
