/** The forecast of a part of a whole, and its variance. */
export interface PartForecast {
  readonly expected: number;
  readonly variance: number;
}

/**
 * Makes the forecasts of parts add up to that of the whole: each takes its share of the difference in proportion to its variance, so that
 * what is forecast best moves least.
 *
 * @returns one value a part, adding up to `whole`; where no part has a variance, all take the same share
 * @source Hyndman, Athanasopoulos, Forecasting: Principles and Practice, 11.3: reconciliation by weighted least squares
 * @example reconciled([{ expected: 60, variance: 1 }, { expected: 30, variance: 3 }], 100) // [62.5, 37.5]
 */
export function reconciled(parts: readonly PartForecast[], whole: number): number[] {
  const difference = whole - sum(parts.map(({ expected }) => expected));
  const total = sum(parts.map(({ variance }) => variance));
  return parts.map(({ expected, variance }) => {
    const share = total > 0 ? variance / total : 1 / parts.length;
    return expected + difference * share;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
