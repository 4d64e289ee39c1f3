import { isoDay, type Day } from '../../../calendar/day.ts';
import type { Components } from '../../../forecast/components.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { shareText } from '../../words/format.ts';
import type { ComponentsData, TrendPanel } from './components-data.ts';

const DAYS_OF_YEAR = 365;
const LEAST_SHARE = 0.005;

/**
 * The chart data of a metric's forecast components.
 *
 * @param today the day to mark in the year
 */
export function componentsChartData(metric: Metric, parts: Components, today: Day, currency: string): ComponentsData {
  const { trend, weekly, yearly, holidays } = parts;
  return {
    title: metric.title,
    unit: metric.unit,
    currency,
    effects: 'value',
    trend: { note: trendNote(trend), points: trend.map(({ day, value }) => ({ ds: isoDay(day), value })) },
    weekly: weekly && { note: 'what each weekday adds to the trend', effects: weekly },
    yearly: yearly && { note: 'what the season adds to the trend', effects: yearly, today: isoDay(today) },
    holidays: holidays.length === 0 ? null : { note: 'what each adds on its day', effects: holidays },
  };
}

/** `+7% over the last year` */
function trendNote(trend: Components['trend']): TrendPanel['note'] {
  const now = trend.at(-1)?.value;
  const before = trend.at(-1 - DAYS_OF_YEAR)?.value;
  if (now === undefined || before === undefined || before <= 0) return 'the long-term level';
  const change = now / before - 1;
  if (Math.abs(change) < LEAST_SHARE) return 'flat over the last year';
  return `${change > 0 ? '+' : ''}${shareText(change)} over the last year`;
}
