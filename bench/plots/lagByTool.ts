import type { Table } from "../part";
import { lettering } from "./lettering";
import type { Spec } from "./spec";

/**
 * From the shortest to the longest lag of each tool, and a mark for its median: a panel for each duration, longer by tens.
 * Of samples with `tool`, `command seconds` and `lag seconds`; the tools keep their order.
 */
export function lagByTool(samples: NonNullable<Table["samples"]>): Spec {
  const tools = [...new Set(samples.map(({ tool }) => String(tool)))];
  const lag = (aggregate: "min" | "median" | "max") => ({ field: "lag seconds", aggregate });
  return {
    data: { values: samples.map((sample) => ({ ...sample })) },
    columns: 2,
    facet: {
      field: "command seconds",
      type: "ordinal",
      title: null,
      header: {
        labelExpr: "'a command of ' + datum.value + ' s'",
        labelFontSize: 13,
        labelFontWeight: "bold",
      },
    },
    spec: {
      width: 280,
      height: { step: 22 },
      encoding: {
        y: { field: "tool", type: "nominal", sort: tools, title: null },
        color: {
          condition: { test: "indexof(datum.tool, 'ours') === 0", value: "#1a7f37" },
          value: "#57606a",
        },
      },
      layer: [
        {
          mark: { type: "bar", height: 10, opacity: 0.45 },
          encoding: {
            x: {
              ...lag("min"),
              type: "quantitative",
              scale: { type: "log", domain: [0.01, 1_000], clamp: true },
              axis: {
                values: [0.01, 0.1, 1, 10, 100, 1_000],
                format: "~r",
                title: "seconds from the visible exit to the open gate",
              },
            },
            x2: lag("max"),
          },
        },
        {
          mark: { type: "tick", thickness: 3, height: 16 },
          encoding: { x: { ...lag("median"), type: "quantitative" } },
        },
      ],
    },
    config: lettering,
  };
}
