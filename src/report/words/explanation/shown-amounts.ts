import { roundedParts } from '../../../explain/rounded-parts.ts';
import type { Unit } from '../../../metrics/metric.ts';

/** From here on money is written whole, and from there with three digits. */
const WHOLE_FROM = 100;
const FEW_DIGITS_FROM = 1_000_000;

/**
 * Amounts as they are shown beside their sum: where that is written in whole units, so rounded that they still add up to it.
 *
 * @example shownAmounts([-14_372.6, -1_003.7], 'currency') // [-14372, -1004]
 * @example shownAmounts([-12.34, -5], 'currency') // [-12.34, -5]
 */
export function shownAmounts(amounts: readonly number[], unit: Unit): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const isWhole = unit === 'currency' && Math.abs(total) >= WHOLE_FROM && Math.abs(total) < FEW_DIGITS_FROM;
  return isWhole ? roundedParts(amounts, Math.round(total)) : [...amounts];
}
