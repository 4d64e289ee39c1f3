import { dayFromIso, daysBetween, isoDay } from '../../calendar/day.ts';
import type { ForecastPointJson } from '../../api/forecast/schema.ts';
import type { EventJson } from '../../api/shared/event-schema.ts';
import type { RunningDayJson } from '../../api/shared/running-day-schema.ts';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { SeriesData } from '../data/fetch/fetch-series.ts';

/** A day of a chart: judged, forecast, or neither. */
export interface ChartDay {
  readonly ds: string;
  readonly verdict: VerdictJson | null;
  readonly ahead: ForecastPointJson | null;
  /** Its value so far, if it is the running day. */
  readonly running: RunningDayJson | null;
  /** Its holidays and events. */
  readonly events: readonly EventJson[];
}

/** Every day of the chart's axis, also those without data. */
export function chartDays({
  series,
  ahead,
  events,
  runningDay,
}: Pick<SeriesData, 'series' | 'ahead' | 'events' | 'runningDay'>): ChartDay[] {
  const judged = new Map(series.map((row) => [row.ds, row]));
  const coming = new Map(ahead.map((point) => [point.ds, point]));
  const known = [...judged.keys(), ...coming.keys(), ...(runningDay ? [runningDay.ds] : [])].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(dayFromIso(first), dayFromIso(last)).map((day) => {
    const ds = isoDay(day);
    return {
      ds,
      verdict: judged.get(ds) ?? null,
      ahead: coming.get(ds) ?? null,
      running: runningDay?.ds === ds ? runningDay : null,
      events: events.filter(({ from, to }) => from <= ds && ds <= to),
    };
  });
}
