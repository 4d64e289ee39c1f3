import type { PastLeaf } from '../../../explain/scan/noise.ts';
import type { LeafRow, LeafTable } from '../../../warehouse/leaves/leaf-table.ts';

/** The leaves of some days, their actual and expected values summed over the days. */
export interface LeafValues {
  /** One row of values of the dimensions a leaf. */
  readonly keys: readonly (readonly string[])[];
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** Of a ratio its denominators; else zeros. */
  readonly volume: Float64Array;
  readonly expectedVolume: Float64Array;
  readonly past: readonly PastLeaf[];
}

/** The days of one weekday. */
export interface WeekdayDays {
  /** What is expected of them together: of a ratio its numerator. */
  readonly expected: number;
  /** Of a ratio its denominator. */
  readonly volume: number;
  /** The number of explained days. */
  readonly explained: number;
  /** The number of earlier days. */
  readonly past: number;
}

/**
 * Expects of each leaf its share of the same weekdays before, of what is expected of the whole. Of a ratio, this is done with numerators
 * and with denominators, so that the expected ratio of the whole is its forecast.
 *
 * @param days by weekday
 * @returns null where the earlier days have nothing to share
 */
export function leafValues({ rows }: LeafTable, days: ReadonlyMap<number, WeekdayDays>): LeafValues | null {
  const shared = new Map(Array.from(days.keys(), (weekday) => [weekday, totalsOf(rows, weekday)]));
  if (Array.from(shared.values()).some(({ past }) => past <= 0)) return null;
  const leafOf = new Int32Array(rows.length);
  const keys: (readonly string[])[] = [];
  for (const [index, { values }] of rows.entries()) {
    const before = keys.at(-1);
    if (!before || !isSame(before, values)) keys.push(values);
    leafOf[index] = keys.length - 1;
  }
  const column = (): Float64Array => new Float64Array(keys.length);
  const [actual, expected, volume, expectedVolume] = [column(), column(), column(), column()];
  const past: PastLeaf[] = keys.map(() => ({ mean: 0, variance: 0 }));
  for (const [index, row] of rows.entries()) {
    const leaf = leafOf[index] ?? 0;
    const totals = shared.get(row.weekday);
    const own = days.get(row.weekday);
    if (!totals || !own) continue;
    add(actual, leaf, Number(row.actual));
    add(volume, leaf, row.actualVolume);
    add(expected, leaf, (own.expected * row.past) / totals.past);
    if (totals.pastVolume > 0) add(expectedVolume, leaf, (own.volume * row.pastVolume) / totals.pastVolume);
    const { mean, variance } = pastOf(row, own);
    past[leaf] = { mean: (past[leaf]?.mean ?? 0) + mean, variance: (past[leaf]?.variance ?? 0) + variance };
  }
  return { keys, actual, expected, volume, expectedVolume, past };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.every((value, index) => value === b[index]);
}

function add(values: Float64Array, leaf: number, value: number): void {
  values[leaf] = (values[leaf] ?? 0) + value;
}

function totalsOf(rows: readonly LeafRow[], weekday: number): { past: number; pastVolume: number } {
  let past = 0;
  let pastVolume = 0;
  for (const row of rows) {
    if (row.weekday !== weekday) continue;
    past += row.past;
    pastVolume += row.pastVolume;
  }
  return { past, pastVolume };
}

/** The mean and the variance of the explained days of a leaf: of a sum around its mean, of a numerator around its denominator's share. */
function pastOf(row: LeafRow, { explained, past }: WeekdayDays): PastLeaf {
  const { past: sum, pastVolume, pastSquares, pastProducts, volumeSquares } = row;
  if (past < 2) return { mean: 0, variance: 0 };
  const mean = (explained * sum) / past;
  const rate = pastVolume > 0 ? sum / pastVolume : 0;
  const squares =
    pastVolume > 0
      ? pastSquares - 2 * rate * pastProducts + rate * rate * volumeSquares
      : pastSquares - (sum * sum) / past;
  return { mean, variance: (explained * Math.max(0, squares)) / (past - 1) };
}
