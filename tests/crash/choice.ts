import { type Cell, cellName, sampleOf, shareOf } from "./cells";
import { type Host, hosts, sampleSizes } from "./hosts";

/** Which cells are played, and where. */
export interface Choice {
  readonly hosts: readonly Host[];
  /** A share of each column, or `sample`: a cell or two of each. */
  readonly share: number | "sample";
  /** Only cells whose name holds this, such as the name by which a broken one was told. */
  readonly only: string | undefined;
  /** How many are played at once, in each host. */
  readonly worlds: number;
  /** Fewer than this are a mistake. */
  readonly least: number;
}

/** What the whole matrix of a host has at the least. */
const wholeMatrix = 300;

/**
 * `CRASH_SHARE`, from 0 to 1; `CRASH_ONLY`, which plays all cells that fit; `CRASH_HOST`, both when it is not set;
 * `CRASH_WORLDS`, 3 when it is not set. Throws a RangeError that names what is allowed.
 */
export function choiceIn(env: NodeJS.ProcessEnv): Choice {
  const { CRASH_SHARE, CRASH_ONLY, CRASH_HOST, CRASH_WORLDS = "3" } = env;
  const share = CRASH_SHARE === undefined ? "sample" : Number(CRASH_SHARE);
  if (share !== "sample" && !(share > 0 && share <= 1))
    throw new RangeError(
      `CRASH_SHARE is "${CRASH_SHARE}": expected a number above 0, up to 1, which is every cell`,
    );
  const chosen = hosts.filter((host) => CRASH_HOST === undefined || CRASH_HOST === host);
  if (chosen.length === 0)
    throw new RangeError(`CRASH_HOST is "${CRASH_HOST}": expected ${hosts.join(" or ")}`);
  const worlds = Number(CRASH_WORLDS);
  if (!(Number.isInteger(worlds) && worlds > 0))
    throw new RangeError(`CRASH_WORLDS is "${CRASH_WORLDS}": expected a whole number from 1`);
  const isWhole = share === 1 && CRASH_ONLY === undefined;
  return { hosts: chosen, share, only: CRASH_ONLY, worlds, least: isWhole ? wholeMatrix : 1 };
}

/** The cells to play of the `nth` of `of` columns. */
export function choose(
  cells: readonly Cell[],
  host: Host,
  { share, only }: Choice,
  nth: number,
  of: number,
): readonly Cell[] {
  if (only !== undefined) return cells.filter((cell) => cellName(cell).includes(only));
  return share === "sample" ? sampleOf(cells, sampleSizes[host], nth, of) : shareOf(cells, share);
}
