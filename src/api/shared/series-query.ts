import { z } from '@hono/zod-openapi';
import type { CalendarEvent } from '../../calendar/calendar-event.ts';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { SeriesReport } from '../../pipeline/read/series/series-report.ts';
import { wholeListQuery } from './page-query.ts';
import { Problem } from './problem.ts';

export const isoDay = z
  .string()
  .refine((text) => dayOrNull(text) !== null, 'write a day as YYYY-MM-DD')
  .optional();

export const metricParams = z.object({ id: z.string().openapi({ example: 'revenue' }) });
export const seriesQuery = z.object({
  slice: z.string().default('').openapi({ description: 'dim=value; empty for the whole', example: 'service=payment' }),
  from: isoDay.openapi({ description: 'First day', format: 'date' }),
  to: isoDay.openapi({ description: 'Last day', format: 'date' }),
  format: z.enum(['json', 'csv'], 'write json or csv').default('json'),
});

/** Parameters of the days of a series. */
export const seriesDaysQuery = seriesQuery.extend(wholeListQuery.shape);

/** The series that a request names. @throws Problem 404 if there is none. */
export async function requestedSeries(model: ReadModel, id: string, slice: string): Promise<SeriesReport> {
  return found(await model.seriesReport(id, slice), id, slice);
}

/** A result for a series. @throws Problem 404 if it is null. */
export function found<T>(result: T | null, id: string, slice: string): T {
  if (result === null)
    throw new Problem(404, slice === '' ? `there is no metric '${id}'` : `metric '${id}' has no slice '${slice}'`);
  return result;
}

interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether a day lies within the requested ones. */
export function isRequested(day: Day, { from, to }: DayRange): boolean {
  return (from === undefined || day >= dayFromIso(from)) && (to === undefined || day <= dayFromIso(to));
}

/** The holidays and events of a series that touch the requested days between two. */
export function requestedEvents(
  { events }: SeriesReport,
  first: Day,
  last: Day,
  { from, to }: DayRange,
): CalendarEvent[] {
  const start = from === undefined ? first : Math.max(first, dayFromIso(from));
  const end = to === undefined ? last : Math.min(last, dayFromIso(to));
  return events.filter((event) => event.to >= start && event.from <= end);
}

/** The day of a validated parameter. */
export function optionalDay(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : dayFromIso(text);
}

function dayOrNull(text: string): Day | null {
  try {
    return dayFromIso(text);
  } catch {
    return null;
  }
}
