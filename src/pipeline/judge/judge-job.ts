import { addDays, weekday, type Day } from '../../calendar/day.ts';
import { daysLeft, periodOf } from '../../calendar/period.ts';
import type { Expectation } from '../../detect/expectation.ts';
import type { Verdict } from '../../detect/verdict.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { History } from '../../forecast/model.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { EnsembleCache, CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import type { LevelChange } from '../../metrics/level-change.ts';
import { addsUp } from '../../metrics/metric.ts';
import type { Series } from '../../metrics/series.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/cache-row.ts';
import { ISSUED_TOTAL_DAYS } from './issued-total-days.ts';
import { restoredCache } from './ensemble-cache.ts';
import { judgeable, type JudgeableSeries } from './judge-series.ts';

/** The work on a series; plain data, so that it can be sent to a thread. */
export interface JudgeJob {
  readonly series: Series;
  readonly closures: ReadonlySet<Day>;
  /** Holidays and events that affect it. */
  readonly holidays: readonly HolidayRow[];
  /** The open days of the whole metric, for a slice that began later. */
  readonly whole?: History | null;
  /** Its confirmed new levels, in the order in which they became known. */
  readonly levelChanges?: readonly LevelChange[];
  /**
   * The days to judge, each with its first expectation if that is still valid, and for a verdict that is made again the day after the
   * last one that was complete then.
   */
  readonly due: readonly { readonly day: Day; readonly expected: Expectation | null; readonly asOf?: Day }[];
  /** The number of days ahead to forecast; 0 for none. */
  readonly horizonDays: number;
  /** The levels of the forecast intervals. */
  readonly levels: readonly number[];
  /** Whether to make forecasts from past origins too, each from what was known then: for a whole metric without any forecast. */
  readonly isNew: boolean;
  /** As the store holds it, so that the thread that uses it reads it. */
  readonly cache: StoredEnsembleCache | null;
}

/** A forecast from one origin. */
export interface IssuedForecast {
  readonly asOf: Day;
  readonly points: readonly ForecastPoint[];
  /**
   * The totals of the next 30 days, and for a whole metric of the rest of the month and of the quarter; none for a metric that does not
   * add up, or with too little history.
   */
  readonly totals: readonly (TotalForecast & { readonly days: number })[];
}

export interface JudgeResult {
  /** One per due day. */
  readonly verdicts: readonly Verdict[];
  /** From the as-of day, and from past origins for a new series. */
  readonly issued: readonly IssuedForecast[];
  /** The cache for later runs; null if it did not change, and without a forecast. */
  readonly cache: EnsembleCache | null;
  /** The weights of the forecast from the as-of day; null without one. */
  readonly combinationWeights: CombinationWeights | null;
}

/** The number of past Mondays that a new series is forecast from. */
const PAST_ORIGINS = 8;

/** Judges and forecasts a series. */
export function judgeJob({
  series,
  due,
  horizonDays,
  levels,
  isNew,
  cache: stored,
  ...surrounding
}: JudgeJob): JudgeResult {
  const cache = restoredCache(stored, series, surrounding.whole);
  const judged = judgeable(series, surrounding, cache);
  const origins =
    horizonDays === 0 ? [] : isNew ? [...pastOrigins(series.start, judged.asOf), judged.asOf] : [judged.asOf];
  return {
    verdicts: due.map(({ day, expected, asOf }) => judged.verdictOn(day, expected, asOf)),
    issued: origins.map((asOf) => ({
      asOf,
      points: judged.ahead(horizonDays, { asOf, levels }),
      totals: addsUp(series.metric) ? totals(judged, asOf, series.slice === '') : [],
    })),
    cache: horizonDays === 0 ? null : changedCache(judged.cache(), cache),
    combinationWeights: horizonDays === 0 ? null : judged.combinationWeights(),
  };
}

/** The cache, if it holds weights that the one before lacks. */
function changedCache(cache: EnsembleCache, before: EnsembleCache | null): EnsembleCache | null {
  const known = new Set(before?.weights.map(([monday]) => monday));
  return cache.weights.every(([monday]) => known.has(monday)) ? null : cache;
}

function totals(judged: JudgeableSeries, asOf: Day, isWhole: boolean): IssuedForecast['totals'] {
  const rests = (['month', 'quarter'] as const).map((kind) => daysLeft(periodOf(kind, asOf), asOf));
  return Array.from(new Set([ISSUED_TOTAL_DAYS, ...(isWhole ? rests : [])])).flatMap((days) => {
    const total = judged.totalForecast(days, asOf);
    return total ? [{ ...total, days }] : [];
  });
}

/** The Mondays before a day, and the day 30 days before it, as far as the series goes back. */
function pastOrigins(start: Day, asOf: Day): Day[] {
  const monday = addDays(asOf, -(weekday(asOf) || 7));
  const mondays = Array.from({ length: PAST_ORIGINS }, (_, back) => addDays(monday, -7 * back));
  return Array.from(new Set([...mondays, addDays(asOf, -ISSUED_TOTAL_DAYS)])).filter((origin) => origin > start);
}
