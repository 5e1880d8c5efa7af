/** One question that the benchmark answers. */
export interface Part {
  /** What it is chosen by on the command line, and marked by in docs/performance.md. */
  readonly name: string;
  readonly title: string;
  /** `quick` is the version for every change; `report` says on the terminal how far it is. */
  run(options: {
    readonly quick: boolean;
    readonly report: (line: string) => void;
  }): Promise<readonly Table[]>;
}

export type Cell = string | number;

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes?: readonly string[];
  readonly targets?: readonly Target[];
  /** What the rows were computed from, for the JSON and the plots; not shown. */
  readonly samples?: readonly Readonly<Record<string, Cell>>[];
  /** What docs/performance shows of it as a picture. */
  readonly plot?: "lag by tool" | "time by tasks";
}

/** What was promised, and what came out. */
export interface Target {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}
