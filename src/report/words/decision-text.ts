import type { Judged } from '../../detect/verdict.ts';
import { shareText } from './format.ts';

/**
 * What several days together show: `the last 7 days together are 12% below the forecast made before them`; empty where one day decided.
 */
export function windowText({ value, window, expectation }: Pick<Judged, 'value' | 'window' | 'expectation'>): string {
  const errors = expectation.windows.find(({ days }) => days === window?.window_days);
  if (!errors || errors.expected === 0) return '';
  const share = (errors.actual + value - errors.expected) / Math.abs(errors.expected);
  const side = share < 0 ? 'below' : 'above';
  return `the last ${errors.days} days together are ${shareText(Math.abs(share))} ${side} the forecast made before them`;
}
