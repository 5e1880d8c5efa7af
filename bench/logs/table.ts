import { readEveryMs } from "../../provider/logs/rates";
import type { Table, Target } from "../part";
import { lineBytes } from "./printing";
import type { Run } from "./run";
import type { Scene } from "./scenes";

/** A scene, and what came of it. */
export interface Measured {
  readonly scene: Scene;
  readonly run: Run;
}

const mostMegabytes = 200;

export function table(measured: readonly Measured[]): Table {
  return {
    title: `Lines of ${lineBytes} bytes through one run`,
    columns: [
      "lines",
      "container",
      "reads per second allowed",
      "lines read",
      "lines shown",
      "seconds",
      "lines per second",
      "GetLogEvents",
      "throttled",
      "gate lag, s",
      "provider CPU, s",
      "peak memory, MB",
    ],
    rows: measured.map(({ scene, run: { printing, reading, shown, usage, gateLagSeconds } }) => {
      const read = shown.lines + shown.leftOut;
      return [
        printing.lines,
        scene.name,
        1_000 / readEveryMs(scene.region),
        read,
        shown.lines,
        reading.seconds,
        reading.seconds === 0 ? "" : Math.round(read / reading.seconds),
        reading.calls,
        reading.throttled,
        gateLagSeconds,
        usage.cpuMs / 1_000,
        Math.round(usage.peakBytes / 1e6),
      ];
    }),
    notes: [
      "A real process prints the lines, and the simulator's log driver puts them into the stream every 5 s.",
      "The seconds run from the first read that had lines to the answer of the last one that had any.",
      "A page of GetLogEvents holds 1 MB, where each line counts 26 bytes more than it has.",
      "Who exits behind its last line has its gate open at once: what is unread then is read for 15 s more, and the rest stays in CloudWatch Logs.",
      "The memory is a provider process's largest; the silent run tells what Pulumi and the SDK take of it.",
    ],
    targets: [memory(measured), completeness(measured)],
  };
}

function memory(measured: readonly Measured[]): Target {
  const printing = measured.filter(({ run }) => run.printing.lines > 0);
  const most = Math.max(...printing.map(({ run }) => run.usage.peakBytes)) / 1e6;
  const lines = Math.max(...printing.map(({ run }) => run.printing.lines));
  return {
    target: `${lines.toLocaleString("en-US")} lines take the provider process to at most ${mostMegabytes} MB`,
    measured: `${Math.round(most)} MB`,
    met: most <= mostMegabytes,
  };
}

function completeness(measured: readonly Measured[]): Target {
  const following = measured.filter(({ run }) => run.printing.lines > 0 && run.printing.thenSeconds > 0);
  const missing = following.map(({ run }) => run.printing.lines - run.shown.lines - run.shown.leftOut);
  return {
    target: "every line is read of a container that goes on",
    measured: missing.every((lines) => lines === 0) ? "all" : `all but ${missing.join(" and ")}`,
    met: missing.every((lines) => lines === 0),
  };
}
