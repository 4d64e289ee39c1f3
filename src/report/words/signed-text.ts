import type { Unit } from '../../metrics/metric.ts';
import { shareText, valueText } from './format.ts';

/**
 * A difference with its sign; that of shares in points.
 * @example signedText(-14_180.4, 'currency', 'EUR') // '−€14,180'
 * @example signedText(0.0191, 'share', 'EUR') // '+1.9 points'
 */
export function signedText(amount: number, unit: Unit, currency: string): string {
  const sign = amount > 0 ? '+' : '';
  if (unit !== 'share') return `${sign}${valueText(amount, unit, currency)}`;
  return `${sign}${shareText(amount).replace('%', ' points')}`;
}
