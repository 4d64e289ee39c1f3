import { z } from '@hono/zod-openapi';
import { dayFromIso, type Day } from '../calendar/day.ts';
import { seriesId } from '../metrics/series.ts';
import type { ReadModel, SeriesView } from '../pipeline/read/read-model.ts';
import type { CalendarEvent } from '../calendar/calendar-event.ts';
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

/** The series that a request names. @throws Problem 404 if there is none. */
export function askedSeries({ series }: ReadModel, id: string, slice: string): SeriesView {
  const view = series.get(seriesId(id, slice));
  if (!view)
    throw new Problem(404, slice === '' ? `there is no metric '${id}'` : `metric '${id}' has no slice '${slice}'`);
  return view;
}

interface AskedDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether a day lies within the asked ones. */
export function isAsked(day: Day, { from, to }: AskedDays): boolean {
  return (from === undefined || day >= dayFromIso(from)) && (to === undefined || day <= dayFromIso(to));
}

/** The holidays and events of a series that touch the asked days between two. */
export function askedEvents({ events }: SeriesView, first: Day, last: Day, { from, to }: AskedDays): CalendarEvent[] {
  const start = from === undefined ? first : Math.max(first, dayFromIso(from));
  const end = to === undefined ? last : Math.min(last, dayFromIso(to));
  return events.filter((event) => event.to >= start && event.from <= end);
}

function dayOrNull(text: string): Day | null {
  try {
    return dayFromIso(text);
  } catch {
    return null;
  }
}
