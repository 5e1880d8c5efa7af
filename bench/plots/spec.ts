/** A picture in the words of Vega-Lite, which is a module of the other kind. */
export type Spec = import("vega-lite", { with: { "resolution-mode": "import" }}).TopLevelSpec;
