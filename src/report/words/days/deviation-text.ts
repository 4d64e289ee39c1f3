import { noticedOnlyFrom } from '../../../detect/noticeable.ts';
import type { Judged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { shareText } from '../format.ts';
import { isAsExpected } from './judged-text.ts';

/** From ten times more than the expected value on, a percentage is unreadable. */
const LARGEST_SHOWN = 10;

/** How far a value is off, as a share of what was expected: `27%`, or `far`. @param deviation null where nothing was expected */
export function sizeOf(deviation: number | null): string {
  return deviation === null || deviation >= LARGEST_SHOWN ? 'far' : shareText(Math.abs(deviation));
}

/** How a judged day compares, in words that sentence and tile share: `as expected`, `27% below expected`, `far above expected`. */
export function deviationText(judged: Judged): string {
  if (isAsExpected(judged)) return 'as expected';
  const { value, deviation, expectation } = judged;
  const side = value < expectation.yhat ? 'below' : 'above';
  // From a loss to a profit there is no percentage.
  if (expectation.yhat < 0 && value >= 0) return `${side} expected`;
  return `${sizeOf(deviation)} ${side} expected`;
}

/** `a day must lose 80% to be noticed`, for a Normal day of a series of which only so much is noticed; else empty. */
export function noticedText({ status, expectation }: Judged, metric: Pick<Metric, 'direction' | 'unit'>): string {
  if (status !== 'normal' || expectation.yhat <= 0) return '';
  const { drop, rise } = noticedOnlyFrom(expectation, metric);
  const parts = [
    ...(drop === null ? [] : [`lose ${shareText(drop)}`]),
    ...(rise === null ? [] : [`gain ${shareText(rise)}`]),
  ];
  return parts.length === 0 ? '' : `a day must ${parts.join(' or ')} to be noticed`;
}
