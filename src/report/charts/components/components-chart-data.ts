import { isoDay, type Day } from '../../../calendar/day.ts';
import type { Components } from '../../../forecast/components.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { shareText } from '../../words/format.ts';
import type { ComponentsData, TrendPanel } from './components-data.ts';

const DAYS_OF_YEAR = 365;
const LEAST_SHARE = 0.005;

/**
 * What a chart shows of the parts of a metric's expectation.
 *
 * @param today where a reader stands in the year
 */
export function componentsData(metric: Metric, parts: Components, today: Day, currency: string): ComponentsData {
  const { trend, weekly, yearly, holidays } = parts;
  return {
    title: metric.title,
    unit: metric.unit,
    currency,
    effects: 'value',
    trend: { note: yearOfTrend(trend), points: trend.map(({ day, value }) => ({ ds: isoDay(day), value })) },
    weekly: weekly && { note: 'what each weekday adds to the trend', effects: weekly },
    yearly: yearly && { note: 'what the time of the year adds', effects: yearly, today: isoDay(today) },
    holidays: holidays.length === 0 ? null : { note: 'what they add on their day', effects: holidays },
  };
}

/** `+7% over the last year` */
function yearOfTrend(trend: Components['trend']): TrendPanel['note'] {
  const now = trend.at(-1)?.value;
  const before = trend.at(-1 - DAYS_OF_YEAR)?.value;
  if (now === undefined || before === undefined || before <= 0) return 'the slow movement beneath everything';
  const change = now / before - 1;
  if (Math.abs(change) < LEAST_SHARE) return 'level over the last year';
  return `${change > 0 ? '+' : ''}${shareText(change)} over the last year`;
}
