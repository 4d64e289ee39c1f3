import type { Judged, Status } from '../../detect/verdict.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { shareText, valueText } from './format.ts';
import type { DayVerdict } from '../summary.ts';

/** What is drawn for a state. */
export type Mark = Status | 'good' | 'forecast';

/** A state's word and shape, and the tone that colours it. */
export interface StateWords {
  readonly word: string;
  readonly shape: string;
  readonly mark: Mark;
  readonly tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';
}

const STATES: Readonly<Record<Status, StateWords>> = {
  normal: { word: 'Normal', shape: '●', mark: 'normal', tone: 'normal' },
  warning: { word: 'Warning', shape: '▲', mark: 'warning', tone: 'warning' },
  critical: { word: 'Critical', shape: '◆', mark: 'critical', tone: 'critical' },
  learning: { word: 'Learning', shape: '◌', mark: 'learning', tone: 'unknown' },
  no_data: { word: 'No data', shape: '⊘', mark: 'no_data', tone: 'unknown' },
  late_data: { word: 'Late data', shape: '◷', mark: 'late_data', tone: 'unknown' },
  closed: { word: 'Closed', shape: '▬', mark: 'closed', tone: 'unknown' },
};

const FAVOURABLE: StateWords = { word: 'Unusual (good)', shape: '✚', mark: 'good', tone: 'good' };

/** How a verdict is called and drawn. */
export function stateWords({ verdict }: Pick<DayVerdict, 'verdict'>): StateWords {
  return isJudged(verdict) && verdict.favourable ? FAVOURABLE : statusWords(verdict.status);
}

/** How a status is called and drawn. */
export function statusWords(status: Status): StateWords {
  return STATES[status];
}

/** A state's word alone: `stateWord('good')` is 'Unusual (good)'. */
export function stateWord(state: Status | 'good'): string {
  return state === 'good' ? FAVOURABLE.word : STATES[state].word;
}

/** `Error rate`, or for a slice `Error rate, payment`, or `Error rate, service not given` where that is empty. */
export function seriesTitle({ metric, slice }: Pick<DayVerdict, 'metric' | 'slice'>): string {
  if (slice === '') return metric.title;
  const [dimension, value] = [slice.slice(0, slice.indexOf('=')), slice.slice(slice.indexOf('=') + 1)];
  return `${metric.title}, ${value === '' ? `${dimension.replaceAll('_', ' ')} not given` : value}`;
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
export function rangeText({ expectation }: Judged, metric: Metric, currency: string): string {
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
