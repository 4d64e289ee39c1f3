import type { TotalForecast } from './total-forecast.ts';

/**
 * The forecast of a total with other expected values for some of its days: its interval keeps its width relative to the middle. Null if
 * the expected total becomes negative, because past totals have no errors for that.
 *
 * @param change the relative change of each day, −1 or more; element 0 is the first day of the sum
 * @example scenarioTotal({ lower: 9, middle: 10, upper: 12, expected: [5, 5], ratios: [] }, () => -0.5)?.upper // 6
 */
export function scenarioTotal(total: TotalForecast, change: (index: number) => number): TotalForecast | null {
  const expected = total.expected.map((yhat, index) => (yhat === null ? null : yhat * (1 + change(index))));
  const middle = expected.reduce<number>((sum, yhat) => sum + (yhat ?? 0), 0);
  if (middle < 0) return null;
  const scale = total.middle > 0 ? middle / total.middle : 0;
  return { lower: total.lower * scale, middle, upper: total.upper * scale, expected, ratios: total.ratios };
}
