import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import type { Metric } from '../metrics/metric.ts';
import { series, seriesId } from '../metrics/series.ts';
import type { Database } from '../store/database.ts';
import { loadDailyValues, type VersionedValue } from '../store/queries/load-daily-values.ts';
import type { StoredForecast } from '../store/queries/save-forecasts.ts';
import type { StoredVerdict } from '../store/queries/verdicts.ts';
import type { Business } from './business.ts';
import { isFollowed } from './is-followed.ts';
import { judgeable, type JudgeableSeries } from './judge-series.ts';
import { ruleHash } from './rule-hash.ts';

/** What a run says of a metric and its slices. */
export interface Said {
  readonly verdicts: StoredVerdict[];
  readonly forecasts: StoredForecast[];
}

/** What a metric is judged with. */
export interface Occasion {
  readonly business: Business;
  /** The last day on which everything behind the metric is complete. */
  readonly through: Day;
  readonly lastClosed: Day;
  /** The verdicts that hold so far, by series and day. */
  readonly held: ReadonlyMap<string, StoredVerdict>;
  /** What forecasts come from. */
  readonly modelVersion: string;
  /** The last day that is forecast already from this morning on, by series. */
  readonly forecastTo: ReadonlyMap<string, Day>;
}

/** Of so many days at the end of the horizon there may be no forecast: a closed weekday, a holiday. */
const LAST_DAYS = 7;
/** A slice that brought nothing for so long before a day is not followed on it. */
const SILENT_DAYS = 28;

export function heldKey(metric: string, slice: string, day: Day): string {
  return `${seriesId(metric, slice)} ${day}`;
}

/** Judges the days of a metric, whole and in slices, that have no verdict yet, or whose value or rule has changed since. */
export async function judgeMetric(db: Database, metric: Metric, occasion: Occasion): Promise<Said> {
  const said: Said = { verdicts: [], forecasts: [] };
  for (const [slice, values] of await loadDailyValues(db, metric.id)) {
    if (isFollowed(metric, slice)) judgeSlice(metric, slice, values, occasion, said);
  }
  return said;
}

function judgeSlice(
  metric: Metric,
  slice: string,
  values: readonly VersionedValue[],
  occasion: Occasion,
  said: Said,
): void {
  const { business, through, lastClosed, held, modelVersion } = occasion;
  const known = series(metric, slice, values, through, business.closures, lastClosed);
  if (!known) return;
  const isAlive = slice === '' ? () => true : wasHeardOf(values);
  const hash = ruleHash(metric, business);
  const versions = new Map(values.map(({ day, version }) => [day, version]));
  const first = addDays(lastClosed, 1 - business.judgedDays);
  const due = daysBetween(first < known.start ? known.start : first, lastClosed)
    .filter(isAlive)
    .filter((day) => {
      const before = held.get(heldKey(metric.id, slice, day));
      return isDue(before, hash, modelVersion, versions.get(day) ?? null, day <= through);
    });
  const asOf = addDays(through, 1);
  const isForecast =
    (occasion.forecastTo.get(seriesId(metric.id, slice)) ?? through) >=
    addDays(through, business.horizonDays - LAST_DAYS);
  if (due.length === 0 && (isForecast || !isAlive(asOf))) return;

  const judged = judgeable(known, business.closures);
  for (const day of due) {
    const before = held.get(heldKey(metric.id, slice, day));
    const sameRule = before?.ruleHash === hash && before.modelVersion === modelVersion;
    const verdict = judged.verdictOn(day, sameRule ? before.verdict.expectation : null);
    const valueVersion = versions.get(day) ?? null;
    said.verdicts.push({
      metric: metric.id,
      slice,
      day,
      verdict,
      ruleHash: hash,
      modelVersion,
      valueVersion,
      reconstructed: day < through,
    });
    const expected = day < judged.asOf ? verdict.expectation : null;
    if (expected) said.forecasts.push(stored(metric, slice, day, { asOf: day, modelVersion }, expected));
  }
  if (!isForecast && isAlive(asOf)) said.forecasts.push(...forecastsAhead(metric, slice, judged, occasion));
}

/** Whether rows stand on one of the days before a day. Later rows say nothing, or a day's verdict would hang on its future. */
function wasHeardOf(values: readonly VersionedValue[]): (day: Day) => boolean {
  return (day) => {
    const latest = values.findLast((value) => value.day <= day)?.day;
    return latest !== undefined && latest >= addDays(day, -SILENT_DAYS);
  };
}

function isDue(
  held: StoredVerdict | undefined,
  hash: string,
  modelVersion: string,
  valueVersion: number | null,
  complete: boolean,
): boolean {
  if (!held || held.ruleHash !== hash || held.modelVersion !== modelVersion) return true;
  if (held.verdict.status === 'late_data') return complete;
  return held.valueVersion !== valueVersion;
}

function forecastsAhead(
  metric: Metric,
  slice: string,
  judged: JudgeableSeries,
  { business, modelVersion }: Occasion,
): StoredForecast[] {
  return judged
    .ahead(business.horizonDays)
    .map((point) => stored(metric, slice, point.day, { asOf: judged.asOf, modelVersion }, point));
}

function stored(
  metric: Metric,
  slice: string,
  day: Day,
  made: Pick<StoredForecast, 'asOf' | 'modelVersion'>,
  { yhat, yhat_lower, yhat_upper }: { yhat: number; yhat_lower: number | null; yhat_upper: number | null },
): StoredForecast {
  return { metric: metric.id, slice, day, ...made, yhat, yhat_lower, yhat_upper };
}
