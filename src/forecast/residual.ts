export const RESIDUAL_SCALES = ['log', 'linear'] as const;
/** How a forecast error is measured: as a ratio on the log scale, or as a difference in the series' own unit. */
export type ResidualScale = (typeof RESIDUAL_SCALES)[number];

/** The log scale ends at this share of the expected value, so that a value at or below zero has a finite error. */
const LOWEST_RATIO = 0.02;
const MOST_NOT_POSITIVE = 0.1;
const ROUNDING = 1e-9;

/**
 * The scale on which the errors of a series are alike at every level: log, unless over 10 % of its known values are not positive.
 *
 * @param end only the elements before it are read
 * @example residualScale([120, 80, null, 100]) // 'log'
 * @example residualScale([1, 0, 0, 2]) // 'linear'
 */
export function residualScale(values: readonly (number | null)[], end = values.length): ResidualScale {
  let known = 0;
  let notPositive = 0;
  for (let index = 0; index < end; index++) {
    const value = values[index] ?? null;
    if (value === null) continue;
    known++;
    if (value <= 0) notPositive++;
  }
  return scaleOf(known, notPositive);
}

/** `residualScale` of the elements before each, computed at once. */
export function residualScales(values: readonly (number | null)[]): (before: number) => ResidualScale {
  const end = values.length;
  const known = new Uint32Array(end + 1);
  const notPositive = new Uint32Array(end + 1);
  for (let index = 0; index < end; index++) {
    const value = values[index] ?? null;
    known[index + 1] = (known[index] ?? 0) + Number(value !== null);
    notPositive[index + 1] = (notPositive[index] ?? 0) + Number(value !== null && value <= 0);
  }
  return (before) => scaleOf(known[before] ?? 0, notPositive[before] ?? 0);
}

function scaleOf(known: number, notPositive: number): ResidualScale {
  return notPositive <= MOST_NOT_POSITIVE * known ? 'log' : 'linear';
}

/**
 * The error of a forecast on a scale; null on the log scale where the expected value is not positive.
 * @example residual(110, 100, 'linear') // 10
 * @example residual(-5, 100, 'log') // Math.log(0.02)
 * @example residual(5, 0, 'log') // null
 */
export function residual(actual: number, expected: number, scale: ResidualScale): number | null {
  if (scale === 'linear') return actual - expected;
  return expected > 0 ? Math.log(Math.max(actual / expected, LOWEST_RATIO)) : null;
}

/**
 * Whether a value is at the end of the log scale below the expected one: all such values, 0 and refunds among them, have the same error.
 * @example isAtFloor(2, 100, 'log') // true
 * @example isAtFloor(3, 100, 'log') // false
 * @example isAtFloor(-9, 100, 'linear') // false
 */
export function isAtFloor(value: number, expected: number, scale: ResidualScale): boolean {
  return scale === 'log' && value <= LOWEST_RATIO * expected * (1 + ROUNDING);
}

/**
 * The value whose error is `error`: the inverse of `residual` above its floor.
 * @example valueAt(10, 100, 'linear') // 110
 */
export function valueAt(error: number, expected: number, scale: ResidualScale): number {
  return scale === 'linear' ? expected + error : expected * Math.exp(error);
}

/** The forecast error of a day on a scale; null for an anomaly, which has weight 0, and without a value or a forecast. */
export type DailyErrors = (index: number, scale: ResidualScale) => number | null;

/** The values of a history with their weights: all 1 if absent. */
interface WeightedValues {
  readonly values: readonly (number | null)[];
  readonly weights?: readonly number[] | undefined;
}

/**
 * The forecast errors of the days of a history, each computed once: the intervals of consecutive origins use nearly the same days.
 *
 * @param yhat the forecast of each day, always the same
 */
export function dailyErrors({ values, weights }: WeightedValues, yhat: (index: number) => number | null): DailyErrors {
  const nothingKnown = () => values.map((): number | null | undefined => undefined);
  const known: Record<ResidualScale, (number | null | undefined)[]> = { log: nothingKnown(), linear: nothingKnown() };
  return (index, scale) => {
    const before = known[scale][index];
    if (before !== undefined) return before;
    const actual = values[index] ?? null;
    const expected = actual === null || weights?.[index] === 0 ? null : yhat(index);
    const error = actual === null || expected === null ? null : residual(actual, expected, scale);
    known[scale][index] = error;
    return error;
  };
}
