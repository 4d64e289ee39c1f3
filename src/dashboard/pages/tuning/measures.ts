import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { PreviewJson } from '../../../api/tune/schema.ts';
import { shareText, valueText } from '../../../report/words/format.ts';
import { rateText } from '../../../report/words/rate-text.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import type { TrialJson } from '../../data/fetch/fetch-tuning.ts';

/** One of the three measures of the same: how large a difference must be. */
export interface Measure {
  /** The search parameter that holds its value. */
  readonly name: 'percent' | 'money' | 'alerts';
  readonly label: string;
  /** From quiet to sensitive. */
  readonly values: readonly number[];
  readonly text: (value: number) => string;
  /** What a preview came to; null where that is unknown. */
  readonly of: (preview: PreviewJson) => number | null;
  readonly trial: (value: number) => TrialJson;
}

const PERCENT_STEPS = 98;
const MONEY_STEPS = 100;
const ALERTS_A_MONTH = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10];

/** The measures of a metric: money only of money. @param usual the value of a usual day */
export function measuresOf({ unit }: Pick<MetricJson, 'unit'>, format: ValueFormat, usual: number): Measure[] {
  const percent: Measure = {
    name: 'percent',
    label: 'Of a usual day',
    values: Array.from({ length: PERCENT_STEPS + 1 }, (_, index) => (100 - index) / 200),
    text: shareText,
    of: ({ share }) => share,
    trial: (value) => ({ tolerance: value }),
  };
  const step = roundStep(usual / 2 / MONEY_STEPS);
  const money: Measure = {
    name: 'money',
    label: 'On a usual day',
    values: Array.from({ length: MONEY_STEPS + 1 }, (_, index) => (MONEY_STEPS - index) * step),
    text: (value) => valueText(value, format.unit, format.currency),
    of: ({ amount }) => amount,
    trial: (value) => ({ min_change: value }),
  };
  const alerts: Measure = {
    name: 'alerts',
    label: 'Alerts a month to expect',
    values: ALERTS_A_MONTH,
    text: rateText,
    of: ({ alerts_per_month }) => alerts_per_month,
    trial: (value) => ({ alerts_per_month: value }),
  };
  return unit === 'currency' && usual > 0 ? [percent, money, alerts] : [percent, alerts];
}

/** The value of a measure that is closest to one. */
export function closestIndex(values: readonly number[], value: number): number {
  const distance = (index: number): number => Math.abs((values[index] ?? Infinity) - value);
  return values.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}

/** 1, 2 or 5 times a power of ten, at least the step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step || 1));
  return ([1, 2, 5].find((digit) => digit * power >= step) ?? 10) * power;
}
