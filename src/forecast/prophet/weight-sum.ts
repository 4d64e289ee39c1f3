/**
 * How many rows there are, each counted by its weight.
 * @param weights null if all are 1
 * @example weightSum(3, Float64Array.of(1, 0.5, 0.5)) // 2
 */
export function weightSum(rows: number, weights: Float64Array | null): number {
  return weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
}
