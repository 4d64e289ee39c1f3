import { addDays, type Day } from '../../src/calendar/day.ts';
import type { Verdict } from '../../src/detect/verdict.ts';
import type { EnsembleCache } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { judgeable } from '../../src/pipeline/judge/judge-series.ts';
import { forecastsOf, knownAt } from './forecasts.ts';
import type { ShopSeries } from './load-shop.ts';
import type { PlantedIncident } from './planted-incidents.ts';

const THREE_YEARS = 1095;
/** Known days before the first judged one. */
const FIRST_KNOWN = 28;
/** An incident is judged so long after its window, for nothing that comes later counts. */
const AFTER_DAYS = 1;

/** A day of a series with its verdict, by the days before it alone. */
export interface ReplayedDay {
  readonly day: Day;
  readonly verdict: Verdict;
}

/** A series with the verdicts of its last three years. */
export interface ReplayedSeries {
  readonly of: ShopSeries;
  /** The element of the first judged day. */
  readonly from: number;
  readonly days: readonly ReplayedDay[];
  readonly forecasts: EnsembleCache;
}

export async function replayed(of: ShopSeries): Promise<ReplayedSeries> {
  const from = Math.max(FIRST_KNOWN, of.series.values.length - THREE_YEARS);
  const forecasts = await forecastsOf(of, from);
  return { of, from, forecasts, days: verdictsFrom(of, from, forecasts) };
}

/** The verdicts from the first day of an incident to the end of its window. */
export async function replayedIncident(
  { of, forecasts }: ReplayedSeries,
  incident: PlantedIncident,
): Promise<ReplayedDay[]> {
  const to = Math.min(incident.series.values.length, incident.index + incident.windowDays + AFTER_DAYS);
  const planted: ShopSeries = {
    ...of,
    series: {
      ...incident.series,
      values: incident.series.values.slice(0, to),
      volumes: incident.series.volumes.slice(0, to),
    },
  };
  const own = await forecastsOf(planted, incident.index, knownAt(forecasts, incident.index));
  return verdictsFrom(planted, incident.index, own);
}

function verdictsFrom(
  { series, holidays, closures }: ShopSeries,
  from: number,
  forecasts: EnsembleCache,
): ReplayedDay[] {
  const judged = judgeable(series, { closures, holidays }, forecasts);
  return Array.from({ length: series.values.length - from }, (_, index) => {
    const day = addDays(series.start, from + index);
    return { day, verdict: judged.verdictOn(day, null) };
  });
}
