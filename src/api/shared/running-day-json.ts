import { isoDay } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { RunningDay } from '../../report/running-day.ts';
import { valueText } from '../../report/words/format.ts';
import type { RunningDayJson } from './running-day-schema.ts';

export function runningDayJson({ day, value, until }: RunningDay, { unit }: Metric, currency: string): RunningDayJson {
  return { ds: isoDay(day), y: value, value: valueText(value, unit, currency), until };
}
