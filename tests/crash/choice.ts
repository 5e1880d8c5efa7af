import { type Cell, cellName, sampleOf, shareOf } from "./cells";

/** Which cells are played, and where. */
export interface Choice {
  /** A share of each column, or `sample`: two cells of each. */
  readonly share: number | "sample";
  /** Only cells whose name holds this, such as the name by which a broken one was told. */
  readonly only: string | undefined;
  /** How many are played at once. */
  readonly worlds: number;
  /** Fewer than this are a mistake. */
  readonly least: number;
}

/** What the whole matrix has at the least. */
const wholeMatrix = 300;

/**
 * `CRASH_SHARE`, from 0 to 1; `CRASH_ONLY`, which plays all cells that fit; `CRASH_WORLDS`, 3 when it is not set. Throws
 * a RangeError that names what is allowed.
 */
export function choiceIn({ CRASH_SHARE, CRASH_ONLY, CRASH_WORLDS = "3" }: NodeJS.ProcessEnv): Choice {
  const share = CRASH_SHARE === undefined ? "sample" : Number(CRASH_SHARE);
  if (share !== "sample" && !(share > 0 && share <= 1))
    throw new RangeError(
      `CRASH_SHARE is "${CRASH_SHARE}": expected a number above 0, up to 1, which is every cell`,
    );
  const worlds = Number(CRASH_WORLDS);
  if (!(Number.isInteger(worlds) && worlds > 0))
    throw new RangeError(`CRASH_WORLDS is "${CRASH_WORLDS}": expected a whole number from 1`);
  const isWhole = share === 1 && CRASH_ONLY === undefined;
  return { share, only: CRASH_ONLY, worlds, least: isWhole ? wholeMatrix : 1 };
}

/** The cells to play of the `nth` of `of` columns. */
export function choose(
  cells: readonly Cell[],
  { share, only }: Choice,
  nth: number,
  of: number,
): readonly Cell[] {
  if (only !== undefined) return cells.filter((cell) => cellName(cell).includes(only));
  return share === "sample" ? sampleOf(cells, nth, of) : shareOf(cells, share);
}
