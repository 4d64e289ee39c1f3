/**
 * Returns the sum of the row weights.
 * @param weights one a row; null if all are 1
 * @example weightSum(3, Float64Array.of(1, 0.5, 0.5)) // 2
 */
export function weightSum(rows: number, weights: Float64Array | null): number {
  return weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
}

/**
 * Returns the weighted mean.
 * @param weights null if all are 1
 * @example weightedMean(Float64Array.of(1, 4), Float64Array.of(2, 1)) // 2
 */
export function weightedMean(values: Float64Array, weights: Float64Array | null): number {
  return values.reduce((sum, value, row) => sum + (weights?.[row] ?? 1) * value, 0) / weightSum(values.length, weights);
}

/**
 * Returns the weighted population variance.
 * @param weights null if all are 1
 * @example weightedVariance(Float64Array.of(1, 3), null) // 1
 */
export function weightedVariance(values: Float64Array, weights: Float64Array | null): number {
  const mean = weightedMean(values, weights);
  return weightedMean(
    values.map((value) => (value - mean) ** 2),
    weights,
  );
}
