import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import type { Expectation } from '../../detect/expectation.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, seriesId } from '../../metrics/series.ts';
import type { VersionedValue } from '../../store/versions/load-daily-values.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/ensemble-cache.ts';
import type { StoredTotalForecast } from '../../store/total-forecasts/total-forecasts.ts';
import type { StoredCombinationWeights } from '../../store/combination-weights/combination-weights.ts';
import type { StoredForecast } from '../../store/forecasts/save-forecasts.ts';
import type { StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import type { Business } from '../../config/business.ts';
import { calendarOf } from '../../calendar/calendar-row.ts';
import type { JudgeJob, JudgeResult } from './judge-job.ts';
import { restoredCache, storedCache } from './ensemble-cache.ts';
import { ruleHash } from './rule-hash.ts';

/** What a run says of a series. */
export interface RunOutput {
  readonly verdicts: readonly StoredVerdict[];
  readonly forecasts: readonly StoredForecast[];
  readonly landings: readonly StoredTotalForecast[];
  readonly memories: readonly StoredEnsembleCache[];
  readonly combinationWeights: readonly StoredCombinationWeights[];
}

/** What a series is judged with. */
export interface JudgingContext {
  readonly business: Business;
  /** The last day on which everything behind the metric is complete. */
  readonly through: Day;
  readonly lastClosed: Day;
  /** The verdicts that hold so far, by series and day. */
  readonly held: ReadonlyMap<string, StoredVerdict>;
  /** What forecasts come from. */
  readonly modelVersion: string;
  /** The last day that this model has forecast already from this morning, by series; null for one that was only forecast otherwise. */
  readonly forecastTo: ReadonlyMap<string, Day | null>;
  /** What was worked out before, by series. */
  readonly memories: ReadonlyMap<string, StoredEnsembleCache>;
}

/** What a run has to find out about a series, and how that is kept. */
export interface JudgePlan {
  readonly assignment: JudgeJob;
  said(judgeJob: JudgeResult): RunOutput;
}

/** Of so many days at the end of the horizon there may be no forecast: a closed weekday, a holiday. */
const LAST_DAYS = 7;
/** A slice that brought nothing for so long before a day is not followed on it. */
const SILENT_DAYS = 28;

export function verdictKey(metric: string, slice: string, day: Day): string {
  return `${seriesId(metric, slice)} ${day}`;
}

/**
 * What is to be said of a metric, whole or in a slice: the days that have no verdict yet, or whose value or rule has changed since, and
 * the days ahead. Null if all of it has been said.
 */
export function judgePlan(
  metric: Metric,
  slice: string,
  values: readonly VersionedValue[],
  { business, through, lastClosed, held, modelVersion, forecastTo, memories }: JudgingContext,
): JudgePlan | null {
  const known = series(metric, slice, values, through, business.closures, lastClosed);
  if (!known) return null;
  const isAlive = slice === '' ? () => true : wasHeardOf(values);
  const by = { ruleHash: ruleHash(metric, business), modelVersion };
  const versions = new Map(values.map(({ day, version }) => [day, version]));
  const first = addDays(lastClosed, 1 - business.judgedDays);
  const due = daysBetween(first < known.start ? known.start : first, lastClosed)
    .filter(isAlive)
    .map((day) => ({ day, before: held.get(verdictKey(metric.id, slice, day)), version: versions.get(day) ?? null }))
    .filter(({ day, before, version }) => isDue(before, by, version, day <= through));
  const asOf = addDays(through, 1);
  const forecastIsDue =
    isAlive(asOf) && (forecastTo.get(known.id) ?? through) < addDays(through, lastDueDay(business.horizonDays));
  if (due.length === 0 && !forecastIsDue) return null;
  const made = { metric: metric.id, slice, modelVersion };

  return {
    assignment: {
      series: known,
      closures: business.closures,
      holidays: calendarOf(business.holidays, slice),
      due: due.map(({ day, before }) => ({
        day,
        expected: isOfRule(before, by) ? before.verdict.expectation : null,
      })),
      horizonDays: forecastIsDue ? business.horizonDays : 0,
      levels: business.intervalLevels,
      isNew: slice === '' && !forecastTo.has(known.id),
      memory: restoredCache(memories.get(known.id), known),
    },
    said({ verdicts, said, combinationWeights, memory }) {
      const judged = due.flatMap(({ day, version }, index): StoredVerdict[] => {
        const verdict = verdicts[index];
        const from = { ...by, valueVersion: version, reconstructed: day < through };
        return verdict ? [{ metric: metric.id, slice, day, verdict, ...from }] : [];
      });
      const mornings = judged.flatMap(({ day, verdict: { expectation } }) =>
        day < asOf && expectation ? [{ ...made, day, asOf: day, ...kept(expectation) }] : [],
      );
      const isKept = new Set(mornings.map(({ day }) => day));
      return {
        verdicts: judged,
        forecasts: [
          ...mornings,
          ...said.flatMap(({ asOf: morning, points }) =>
            points
              .filter(({ day }) => day > morning || !isKept.has(day))
              .map((point) => ({ ...made, day: point.day, asOf: morning, ...kept(point) })),
          ),
        ],
        landings: said.flatMap(({ asOf: morning, landings }) =>
          landings.map((landing) => ({ ...made, asOf: morning, ...landing })),
        ),
        combinationWeights: combinationWeights ? [{ ...made, ...combinationWeights }] : [],
        memories: memory ? [storedCache(known, modelVersion, memory)] : [],
      };
    },
  };
}

/** Whether rows stand on one of the days before a day. Later rows say nothing, or a day's verdict would hang on its future. */
function wasHeardOf(values: readonly VersionedValue[]): (day: Day) => boolean {
  return (day) => {
    const latest = values.findLast((value) => value.day <= day)?.day;
    return latest !== undefined && latest >= addDays(day, -SILENT_DAYS);
  };
}

/** What a verdict goes by. */
type By = Pick<StoredVerdict, 'ruleHash' | 'modelVersion'>;

function isOfRule(held: StoredVerdict | undefined, by: By): held is StoredVerdict {
  return held?.ruleHash === by.ruleHash && held.modelVersion === by.modelVersion;
}

function isDue(held: StoredVerdict | undefined, by: By, valueVersion: number | null, complete: boolean): boolean {
  if (!isOfRule(held, by)) return true;
  if (held.verdict.status === 'late_data') return complete;
  return held.valueVersion !== valueVersion;
}

/** The horizon that a forecast reaches at least. The first day alone may be kept from a verdict. */
function lastDueDay(horizonDays: number): number {
  return Math.min(horizonDays, Math.max(2, horizonDays - LAST_DAYS));
}

function kept({
  yhat,
  yhat_lower,
  yhat_upper,
  intervals,
}: Expectation | ForecastPoint): Pick<StoredForecast, 'yhat' | 'yhat_lower' | 'yhat_upper' | 'intervals'> {
  return { yhat, yhat_lower, yhat_upper, intervals };
}
