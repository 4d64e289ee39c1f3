import { dayFromIso, daysBetween, isoDay } from '../../calendar/day.ts';
import type { ForecastPointJson } from '../../api/forecast/schema.ts';
import type { EventJson } from '../../api/shared/event-schema.ts';
import type { RunningDayJson } from '../../api/shared/running-day-schema.ts';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { HomeData } from '../data/fetch-home.ts';

/** A day of a chart: judged, forecast, or neither. */
export interface ChartDay {
  readonly ds: string;
  readonly verdict: VerdictJson | null;
  readonly ahead: ForecastPointJson | null;
  /** What it has brought so far, if it is the running one. */
  readonly open: RunningDayJson | null;
  /** The holidays and events that it is a day of. */
  readonly events: readonly EventJson[];
}

/** Every day from the first to the last, none left out, as the chart's axis has them. */
export function chartDays({
  series,
  ahead,
  events,
  open,
}: Pick<HomeData, 'series' | 'ahead' | 'events' | 'open'>): ChartDay[] {
  const judged = new Map(series.map((row) => [row.ds, row]));
  const coming = new Map(ahead.map((point) => [point.ds, point]));
  const known = [...judged.keys(), ...coming.keys(), ...(open ? [open.ds] : [])].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(dayFromIso(first), dayFromIso(last)).map((day) => {
    const ds = isoDay(day);
    return {
      ds,
      verdict: judged.get(ds) ?? null,
      ahead: coming.get(ds) ?? null,
      open: open?.ds === ds ? open : null,
      events: events.filter(({ from, to }) => from <= ds && ds <= to),
    };
  });
}
