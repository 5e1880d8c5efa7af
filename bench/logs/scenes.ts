import type { Printing } from "./printing";

/** A run that is measured. Each has the rates of a region to itself. */
export interface Scene {
  readonly name: string;
  readonly region: string;
  readonly printing: Printing;
}

/** Where CloudWatch Logs takes 25 reads a second, and where it takes 10: half of them are ours. */
const regions = { fast: "us-east-1", slow: "eu-central-1" } as const;

export function scenes(quick: boolean): readonly Scene[] {
  const lines = quick ? 100_000 : 1_000_000;
  // Long enough for all of them to be read.
  const thenSeconds = quick ? 10 : 45;
  const silent = { name: "silent", region: "ap-south-1", printing: { lines: 0, thenSeconds } };
  const goingOn = { name: "goes on after its last line", printing: { lines, thenSeconds } };
  const exiting = { name: "exits behind its last line", printing: { lines, thenSeconds: 0 } };
  if (quick) return [silent, { ...goingOn, region: regions.fast }];
  return [
    silent,
    { ...goingOn, region: regions.fast },
    { ...goingOn, region: regions.slow },
    { ...exiting, region: "us-east-2" },
  ];
}
