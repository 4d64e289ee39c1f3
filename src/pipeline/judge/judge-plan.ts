import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import { calendarOf } from '../../calendar/calendar-row.ts';
import type { Business } from '../../config/business.ts';
import type { History } from '../../forecast/model.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, type Series } from '../../metrics/series.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/cache-row.ts';
import type { StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import type { VersionedValue } from '../../store/versions/load-batch-values.ts';
import { hadRowsBefore } from './active-days.ts';
import type { JudgeJob } from './judge-job.ts';
import type { SeriesInputs } from './metric-inputs.ts';

/** A series to judge, and what the store holds of it. */
export interface JudgingContext extends Omit<SeriesInputs, 'metric'> {
  readonly business: Business;
  readonly metric: string;
  readonly metricDefinition: Metric;
  /** The days on which its data have a fault. */
  readonly faulty: readonly Day[];
  /** By day, ascending. */
  readonly values: readonly VersionedValue[];
  readonly lastClosed: Day;
  /** The days whose verdicts stay. */
  readonly settled: ReadonlySet<Day>;
  /** Verdicts of the same rule and model that waited for late data or whose value has changed, by day. */
  readonly open: ReadonlyMap<Day, StoredVerdict>;
  /** The days with a current verdict that is not `no_data`. */
  readonly shown: ReadonlySet<Day>;
  /** The last day of the forecast that it has from this as-of day; null: only other forecasts; undefined: none. */
  readonly forecastTo: Day | null | undefined;
  readonly cache: StoredEnsembleCache | undefined;
  /** The open days of the whole metric of a slice. */
  readonly whole: History | null;
}

/** The work on a series, and the version of the value of each day that is judged. */
export interface JudgePlan {
  readonly context: JudgingContext;
  readonly job: JudgeJob;
  readonly versions: readonly (number | null)[];
}

/** Up to so many days at the end of the horizon may have no forecast: closed weekdays, holidays. */
const LAST_DAYS = 7;

/**
 * The days of a series without a verdict, or whose value, rule or model has changed since, and the forecast if it is due. Null if nothing
 * is due.
 */
export function judgePlan(context: JudgingContext): JudgePlan | null {
  const { business, slice, values, first, asOf, lastClosed, settled, open } = context;
  const through = addDays(asOf, -1);
  const healthy = series(context.metricDefinition, slice, values, through, business.closures, lastClosed);
  if (!healthy) return null;
  const known = { ...healthy, faulty: context.faulty };
  const isActive = slice === '' ? () => true : hadRowsBefore(values);
  const versions = new Map(values.map(({ day, version }) => [day, version]));
  const due = daysBetween(first < known.start ? known.start : first, lastClosed).filter(
    (day) =>
      isActive(day < asOf ? day : asOf) &&
      !business.skippedDays.has(day) &&
      !settled.has(day) &&
      (day <= through || !waits(open.get(day))),
  );
  const forecastIsDue =
    isActive(asOf) && (context.forecastTo ?? through) < addDays(through, lastDueDay(business.horizonDays));
  if (due.length === 0 && !forecastIsDue) return null;
  return {
    context,
    job: jobOf(context, known, due, forecastIsDue),
    versions: due.map((day) => versions.get(day) ?? null),
  };
}

function jobOf(
  { business, slice, open, forecastTo, cache, levelChanges, whole: ofMetric }: JudgingContext,
  known: Series,
  due: readonly Day[],
  forecastIsDue: boolean,
): JudgeJob {
  const whole = lenderOf(known, ofMetric);
  return {
    series: known,
    closures: business.closures,
    holidays: calendarOf(business.holidays, slice),
    whole,
    levelChanges,
    due: due.map((day) => ({ day, expected: open.get(day)?.verdict.expectation ?? null })),
    horizonDays: forecastIsDue ? business.horizonDays : 0,
    levels: business.intervalLevels,
    isNew: slice === '' && forecastTo === undefined,
    cache: cache ?? null,
  };
}

/** The whole metric of a slice that began later, which lends it its year; null elsewhere. */
export function lenderOf({ start }: Pick<Series, 'start'>, whole: History | null): History | null {
  return whole && whole.start < start ? whole : null;
}

function waits(open: StoredVerdict | undefined): boolean {
  return open?.verdict.status === 'late_data';
}

/** The horizon that a forecast covers at least. Only its first day can already have a forecast from a verdict. */
function lastDueDay(horizonDays: number): number {
  return Math.min(horizonDays, Math.max(2, horizonDays - LAST_DAYS));
}
