import type { Judged, Status } from '../detect/verdict.ts';
import { isJudged } from '../detect/verdict.ts';
import type { Metric } from '../metrics/metric.ts';
import { shareText, valueText } from './format.ts';
import type { DayVerdict } from './summary.ts';

/** A state's word and shape, and the tone that colours it. */
export interface StateWords {
  readonly word: string;
  readonly shape: string;
  readonly tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';
}

const STATES: Readonly<Record<Status, StateWords>> = {
  normal: { word: 'Normal', shape: '●', tone: 'normal' },
  warning: { word: 'Warning', shape: '▲', tone: 'warning' },
  critical: { word: 'Critical', shape: '◆', tone: 'critical' },
  learning: { word: 'Learning', shape: '◌', tone: 'unknown' },
  no_data: { word: 'No data', shape: '⊘', tone: 'unknown' },
  late_data: { word: 'Late data', shape: '◷', tone: 'unknown' },
  closed: { word: 'Closed', shape: '▬', tone: 'unknown' },
};

const FAVOURABLE: StateWords = { word: 'Unusual (good)', shape: '✚', tone: 'good' };

/** How a verdict is called and drawn. */
export function stateWords({ verdict }: Pick<DayVerdict, 'verdict'>): StateWords {
  return isJudged(verdict) && verdict.favourable ? FAVOURABLE : STATES[verdict.status];
}

/** `Error rate`, or `Error rate, payment` for a slice. */
export function seriesTitle({ metric, slice }: Pick<DayVerdict, 'metric' | 'slice'>): string {
  return slice === '' ? metric.title : `${metric.title}, ${slice.slice(slice.indexOf('=') + 1)}`;
}

/** `€38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)` */
export function comparison(judged: Judged, metric: Metric, currency: string): string {
  const { value, expectation, deviation, status } = judged;
  const amount = valueText(value, metric.unit, currency);
  const expected = valueText(expectation.yhat, metric.unit, currency);
  const range = rangeText(judged, metric, currency);
  const evidence = range === '' ? expected : `${expected}; ${range}`;
  if (deviation === null) return `${amount}, expected ${evidence}`;
  if (amount === expected && status === 'normal') return `${amount}, as expected${range === '' ? '' : ` (${range})`}`;
  return `${amount}, ${shareText(Math.abs(deviation))} ${deviation < 0 ? 'below' : 'above'} expected (${evidence})`;
}

/** The values that would have been Normal, in words; empty where no boundary stands. */
function rangeText({ expectation }: Judged, metric: Metric, currency: string): string {
  const { warning_lower: lower, warning_upper: upper } = expectation;
  if (lower !== null && upper !== null) {
    return `normal range ${valueText(lower, metric.unit, currency)} to ${valueText(upper, metric.unit, currency)}`;
  }
  if (upper !== null) return `at most ${valueText(upper, metric.unit, currency)} is normal`;
  return lower === null ? '' : `at least ${valueText(lower, metric.unit, currency)} is normal`;
}

/** How far a judged day lies from the expected, with its sign: `−€14,180`, or `+1.9 points` for a share. */
export function gapText({ value, expectation }: Judged, metric: Metric, currency: string): string {
  const gap = value - expectation.yhat;
  const sign = gap > 0 ? '+' : '';
  if (metric.unit !== 'share') return `${sign}${valueText(gap, metric.unit, currency)}`;
  return `${sign}${shareText(gap).replace('%', ' points')}`;
}
