import type { Cell } from "../part";

/** Three digits are what a measurement is worth; whole numbers are counts, and stay. */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (Number.isInteger(cell)) return cell.toLocaleString("en-US");
  const size = Math.abs(cell);
  return cell.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
