import type { Spec } from "./spec";

/** The picture as SVG, on white: pages are read on dark as well. */
export async function renderPlot(spec: Spec): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(compile({ background: "white", ...spec }).spec), {
    renderer: "none",
  });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
