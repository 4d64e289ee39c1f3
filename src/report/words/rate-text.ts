import { decimalText } from './format.ts';

/**
 * A rate with the digits that matter.
 * @example rateText(0.254) // '0.25'
 * @example rateText(12.34) // '12.3'
 */
export function rateText(perMonth: number): string {
  return decimalText(perMonth, perMonth < 1 ? 2 : 1);
}
