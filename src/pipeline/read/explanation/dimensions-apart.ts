import type { LeafRow, LeafTable } from '../../../warehouse/leaves/leaf-table.ts';

/** A dimension sets a numerator apart from its denominator if more than this share of it lies in slices without one. */
const MOST_APART = 0.5;

/**
 * The dimensions by which a ratio has no slices, because its numerator lies mostly where its denominator is 0: refunds without the category
 * that sales have, say. By such a dimension all of the numerator would seem to have risen from nothing.
 */
export function dimensionsApart({ dimensions, rows }: LeafTable): string[] {
  return dimensions.filter((_, column) => {
    const slices = new Map<string, { counted: number; volume: number }>();
    for (const row of rows) {
      const value = row.values[column] ?? '';
      const { counted, volume } = slices.get(value) ?? { counted: 0, volume: 0 };
      slices.set(value, { counted: counted + countedIn(row), volume: volume + row.actualVolume + row.pastVolume });
    }
    const counted = (own: readonly { readonly counted: number }[]): number =>
      own.reduce((sum, one) => sum + one.counted, 0);
    const all = [...slices.values()];
    const apart = all.filter(({ volume }) => volume === 0);
    return apart.length < all.length && counted(apart) > MOST_APART * counted(all);
  });
}

function countedIn({ actual, past }: LeafRow): number {
  return Math.abs(Number(actual)) + Math.abs(past);
}
