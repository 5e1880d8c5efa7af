import type { Table, Target } from "../part";
import { type Kind, kinds, type Measured } from "./measure";

/** What unchanged resources cost, and how that grows with their number. */
export function resourcesTable(measured: readonly Measured[]): Table {
  const added = (of: Measured) => {
    const one = measured.find(
      ({ command, kind, count }) => command === of.command && kind === of.kind && count === 1,
    );
    return one === undefined || of.count === 1 ? undefined : (of.cpuMs - one.cpuMs) / (of.count - 1);
  };
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
      added(one) ?? "",
      Math.round(one.peakBytes / 1e6),
      one.calls,
    ]),
    notes: [
      "The seconds are the whole command's: the engine, the program and the provider, on this machine's processors together.",
      "One resource is created by an `up`, and the state of the others is made after it. A command that finds any of them changed stops the benchmark.",
      "An empty dynamic resource has the same inputs, and a provider whose methods do nothing: what Pulumi itself takes.",
      "CPU for one more: what the provider process took above that of one resource, by resource. It falls with their number, since V8 compiles what it meets often. The process notes it every 0.1 s, until the engine kills it.",
      inState(measured),
    ],
    targets: targets(measured, added),
  };
}

function inState(measured: readonly Measured[]): string {
  const of = (kind: Kind) => {
    const one = measured.find((found) => found.kind === kind);
    return `${one?.bytes} bytes, with twice the ${one?.providerBytes} of its provider's text`;
  };
  return `In the state, one takes ${kinds.map((kind) => `as ${kind} ${of(kind)}`).join("; ")}.`;
}

function targets(
  measured: readonly Measured[],
  added: (of: Measured) => number | undefined,
): readonly Target[] {
  const ours = measured.filter(({ kind }) => kind === "OneOffTask");
  const most = Math.max(...ours.map(({ count }) => count));
  const cpuMs = Math.max(...ours.filter(({ count }) => count === most).map((one) => added(one) ?? 0));
  const calls = Math.max(...ours.map((one) => one.calls));
  const providerBytes = Math.max(...ours.map((one) => one.providerBytes));
  return [
    {
      target: "at most 5 ms of provider CPU for an unchanged resource",
      measured: `${cpuMs.toFixed(1)} ms, with ${most} resources`,
      met: cpuMs <= 5,
    },
    { target: "no AWS call", measured: `${calls}`, met: calls === 0 },
    {
      target: "at most 1 KB of provider text in the state",
      measured: `${providerBytes} bytes`,
      met: providerBytes <= 1_024,
    },
  ];
}
