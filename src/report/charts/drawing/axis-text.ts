import type { Unit } from '../../../metrics/metric.ts';
import { scaledText } from '../../words/number-locale.ts';

const THOUSAND = 1000;
const MILLION = 1_000_000;

/**
 * The label of a round value on an axis: shorter than in a sentence, with the decimals that the step needs.
 *
 * @param step the distance to the next label
 * @example axisText(50_000, 10_000, 'currency', 'EUR') // '€50k'
 * @example axisText(2500, 500, 'currency', 'EUR') // '€2.5k'
 * @example axisText(-20, 20, 'currency', 'EUR') // '−€20'
 * @example axisText(0.005, 0.005, 'share', 'EUR') // '0.5%'
 * @example axisText(1_200_000, 200_000, 'count', 'EUR') // '1.2M'
 * @example axisText(400, 200, 'ms', 'EUR') // '400 ms'
 */
export function axisText(value: number, step: number, unit: Unit, currency: string): string {
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  switch (unit) {
    case 'share':
      return `${sign}${rounded(size * 100, step * 100, {}, '')}%`;
    case 'ms':
      return `${sign}${rounded(size, step, {}, '')} ms`;
    case 'count':
      return `${sign}${shortened(size, step, {})}`;
    case 'currency':
      return `${sign}${shortened(size, step, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })}`;
  }
}

function shortened(size: number, step: number, style: Intl.NumberFormatOptions): string {
  if (size >= MILLION) return rounded(size / MILLION, step / MILLION, style, 'M');
  return size >= THOUSAND ? rounded(size / THOUSAND, step / THOUSAND, style, 'k') : rounded(size, step, style, '');
}

function rounded(amount: number, step: number, style: Intl.NumberFormatOptions, letter: string): string {
  return scaledText(amount, { ...style, minimumFractionDigits: 0, maximumFractionDigits: decimals(step) }, letter);
}

function decimals(step: number): number {
  return step >= 1 && Number.isInteger(step)
    ? 0
    : Math.min(8, Math.max(1, Math.ceil(-Math.log10(Math.abs(step) || 1) + 0.001)));
}
