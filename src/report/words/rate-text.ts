/**
 * A rate with the digits that matter.
 * @example rateText(0.254) // '0.25'
 * @example rateText(12.34) // '12.3'
 */
export function rateText(perMonth: number): string {
  return perMonth < 1 ? perMonth.toFixed(2) : perMonth.toFixed(1);
}
