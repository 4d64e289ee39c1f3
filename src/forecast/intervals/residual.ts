export const RESIDUAL_SCALES = ['log', 'linear'] as const;
/** How a forecast error is measured: as a ratio on the log scale, or as a difference in the series' own unit. */
export type ResidualScale = (typeof RESIDUAL_SCALES)[number];

/** Under this share of the expected value the log scale stops, so that a day at or below zero stays a finite miss. */
const LOWEST_RATIO = 0.02;
const MOST_NOT_POSITIVE = 0.1;
const ROUNDING = 1e-9;

/**
 * The scale on which a series' misses look alike at every level: log, unless over 10 % of its known values are not positive.
 *
 * @param end only the elements before it are read
 * @example residualScale([120, 80, null, 100]) // 'log'
 * @example residualScale([1, 0, 0, 2]) // 'linear'
 */
export function residualScale(values: readonly (number | null)[], end = values.length): ResidualScale {
  return residualScales(values, end)(end);
}

/** `residualScale` of the elements before each, worked out at once. */
export function residualScales(
  values: readonly (number | null)[],
  end = values.length,
): (before: number) => ResidualScale {
  const known = new Uint32Array(end + 1);
  const notPositive = new Uint32Array(end + 1);
  for (let index = 0; index < end; index++) {
    const value = values[index] ?? null;
    known[index + 1] = (known[index] ?? 0) + Number(value !== null);
    notPositive[index + 1] = (notPositive[index] ?? 0) + Number(value !== null && value <= 0);
  }
  return (before) => {
    return (notPositive[before] ?? 0) <= MOST_NOT_POSITIVE * (known[before] ?? 0) ? 'log' : 'linear';
  };
}

/**
 * How far a value lies from what was expected, 0 if it met it; null where the log scale has nothing to compare with (nothing expected).
 * @example residual(110, 100, 'linear') // 10
 * @example residual(-5, 100, 'log') // Math.log(0.02)
 * @example residual(5, 0, 'log') // null
 */
export function residual(actual: number, expected: number, scale: ResidualScale): number | null {
  if (scale === 'linear') return actual - expected;
  return expected > 0 ? Math.log(Math.max(actual / expected, LOWEST_RATIO)) : null;
}

/**
 * Whether a value lies as far under the expected one as the log scale can tell: all such days, 0 and refunds among them, miss alike.
 * @example isAtFloor(2, 100, 'log') // true
 * @example isAtFloor(3, 100, 'log') // false
 * @example isAtFloor(-9, 100, 'linear') // false
 */
export function isAtFloor(value: number, expected: number, scale: ResidualScale): boolean {
  return scale === 'log' && value <= LOWEST_RATIO * expected * (1 + ROUNDING);
}

/**
 * The value that lies `miss` from the expected one: the inverse of `residual` above its floor.
 * @example valueAt(10, 100, 'linear') // 110
 */
export function valueAt(miss: number, expected: number, scale: ResidualScale): number {
  return scale === 'linear' ? expected + miss : expected * Math.exp(miss);
}
