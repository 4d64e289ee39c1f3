import type { TotalForecast } from './total-forecast.ts';

/**
 * Where a total would land if some of its days were expected to bring more or less: past totals spread around the new middle as they do
 * around the old. Null where less than nothing would be expected, which past totals say nothing of.
 *
 * @param change by what share each day changes, −1 or more; element 0 is the first day of the sum
 * @example scenarioTotal({ lower: 9, middle: 10, upper: 12, expected: [5, 5], ratios: [] }, () => -0.5)?.upper // 6
 */
export function scenarioTotal(landing: TotalForecast, change: (index: number) => number): TotalForecast | null {
  const expected = landing.expected.map((yhat, index) => (yhat === null ? null : yhat * (1 + change(index))));
  const middle = expected.reduce<number>((sum, yhat) => sum + (yhat ?? 0), 0);
  if (middle < 0) return null;
  const scale = landing.middle > 0 ? middle / landing.middle : 0;
  return { lower: landing.lower * scale, middle, upper: landing.upper * scale, expected, ratios: landing.ratios };
}
