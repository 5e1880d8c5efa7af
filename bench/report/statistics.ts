/** What a table says of many measurements. All zero where there is none. */
export interface Summary {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function summarize(values: readonly number[]): Summary {
  const at = (share: number) => quantile(values, share);
  return { n: values.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * The value below which a share of all lies, from 0 to 1: between two measurements, by a straight line (the default of
 * R and NumPy). 0 where there is no measurement.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
