import { resolve } from "node:path";
import { timings } from "../../simulator";
import { forgetJournal, journalOf } from "../gateLag/account";
import type { Part, Table } from "../part";
import { jobArgs, startSimulated } from "../stack/account";
import { openStack, type Stack } from "../stack/stack";
import { multiply } from "./multiply";

/** A preview, and an `up`, of resources that are as they should be. */
export const unchanged: Part = {
  name: "unchanged",
  title: "preview and up of resources that have not changed",
  async run({ quick, report }) {
    const counts = quick ? [1, 50] : [1, 100, 1_000];
    const measured: Measured[] = [];
    for (const count of counts) {
      for (const kind of kinds) measured.push(...(await measure(kind, count, report)));
    }
    return [table(measured, Math.max(...counts))];
  },
};

/** What is measured, and beside it what any resource of a dynamic provider costs that does nothing at all. */
const kinds = ["OneOffTask", "empty dynamic resource"] as const;

interface Measured {
  readonly command: "preview" | "up";
  readonly kind: (typeof kinds)[number];
  readonly count: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
  readonly calls: number;
}

async function measure(
  kind: Measured["kind"],
  count: number,
  report: (line: string) => void,
): Promise<Measured[]> {
  const images = resolve(__dirname, "../gateLag/images");
  const simulated = await startSimulated({ images, timing: timings.instant, rateLimits: "off" });
  try {
    const stack = await openStack(resolve(__dirname, "../stack/program"), simulated.endpoint);
    try {
      const told = { kind, count, args: jobArgs(["true"]) };
      await stack.run(["up", "--yes", "--skip-preview"], { ...told, count: 1 });
      await multiply(stack, count);
      report(`${count} × ${kind}`);
      await forgetJournal(simulated.endpoint);
      const preview = await ran(stack, ["preview"], told);
      const up = await ran(stack, ["up", "--yes", "--skip-preview"], told);
      const calls = (await journalOf(simulated.endpoint)).filter((entry) => entry.kind === "call").length;
      return [
        { command: "preview", kind, count, calls, ...preview },
        { command: "up", kind, count, calls, ...up },
      ];
    } finally {
      await stack.close();
    }
  } finally {
    simulated.end();
  }
}

async function ran(stack: Stack, args: readonly string[], told: object) {
  const { seconds } = await stack.run(args, told);
  return { seconds, ...(await stack.provider()) };
}

function table(measured: readonly Measured[], most: number): Table {
  const perResource = (of: Measured): number => {
    const one = measured.find(
      ({ command, kind, count }) => command === of.command && kind === of.kind && count === 1,
    );
    return of.count === 1 || one === undefined ? Number.NaN : (of.cpuMs - one.cpuMs) / (of.count - 1);
  };
  const ours = measured.filter(({ kind, count }) => kind === "OneOffTask" && count === most);
  const worst = Math.max(...ours.map(perResource));
  const calls = Math.max(...measured.map((one) => one.calls));
  return {
    title: "Resources that have not changed",
    columns: [
      "command",
      "resource",
      "resources",
      "seconds",
      "provider CPU, s",
      "CPU for one more, ms",
      "provider memory, MB",
      "AWS calls",
    ],
    rows: measured.map((one) => [
      one.command,
      one.kind,
      one.count,
      one.seconds,
      one.cpuMs / 1_000,
      one.count === 1 ? "" : perResource(one),
      Math.round(one.peakBytes / 1e6),
      one.calls,
    ]),
    notes: [
      "The seconds are the whole command's: the engine, the program and the provider, on this machine's processors together.",
      "One resource is created by an `up`, and the state of the others is made after it: nothing of it differs from what an `up` of all would leave, as the commands themselves show.",
      "An empty dynamic resource has the same inputs, and a provider whose methods do nothing: what Pulumi itself takes.",
      "CPU for one more: what the provider process took above that of one resource, by resource.",
    ],
    targets: [
      {
        target: "at most 5 ms of provider CPU for an unchanged resource",
        measured: `${worst.toFixed(1)} ms, with ${most} resources`,
        met: worst <= 5,
      },
      { target: "no AWS call", measured: `${calls}`, met: calls === 0 },
    ],
  };
}
