import type { Day } from '../../calendar/day.ts';
import type { History } from '../../forecast/model.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, type Series } from '../../metrics/series.ts';
import type { ValueVersion } from '../../store/versions/load-value-versions.ts';
import { addDays } from '../../calendar/day.ts';
import { hadRowsBefore } from '../judge/active-days.ts';
import { openValues } from '../judge/judge-series.ts';
import type { JudgingRun } from '../judge/judging-run.ts';
import { metricInputs, seriesInputs, type SeriesInputs } from '../judge/metric-inputs.ts';

/** A series as a run knew it. */
export interface SeriesThen {
  readonly run: JudgingRun;
  readonly inputs: SeriesInputs;
  /** Null without a row up to the last complete day. */
  readonly known: Series | null;
  /** The open days of the whole metric of a slice. */
  readonly whole: History | null;
  /** The first day with a row, whether that was complete or not. */
  readonly start: Day | undefined;
  /** The version of the value of each day. */
  readonly versions: ReadonlyMap<Day, number>;
  /** Whether a slice was followed on a day. */
  readonly isActive: (day: Day) => boolean;
}

/** Versions of values, by day and run. */
export interface Versions {
  readonly own: readonly ValueVersion[];
  /** Those of the whole metric of a slice. */
  readonly ofWhole: readonly ValueVersion[];
}

export function seriesThen(metric: Metric, slice: string, { own, ofWhole }: Versions, run: JudgingRun): SeriesThen {
  const inputs = seriesInputs(metricInputs(metric, run), slice, run);
  const values = valuesThen(own, run.runId);
  const whole = slice === '' ? null : knownSeries(metric, '', valuesThen(ofWhole, run.runId), inputs, run);
  return {
    run,
    inputs,
    known: knownSeries(metric, slice, values, inputs, run),
    whole: whole && { start: whole.start, values: openValues(whole) },
    start: values[0]?.day,
    versions: new Map(values.map(({ day, knownFromRun }) => [day, knownFromRun])),
    isActive: slice === '' ? () => true : hadRowsBefore(values),
  };
}

function knownSeries(
  metric: Metric,
  slice: string,
  values: readonly ValueVersion[],
  { asOf }: SeriesInputs,
  { business, fresh, faultyDays }: JudgingRun,
): Series | null {
  const healthy = series(metric, slice, values, addDays(asOf, -1), business.closures, fresh.lastClosed);
  return healthy && { ...healthy, faulty: faultyDays(metric.id, slice) };
}

/** The latest value of each day that a run knew; days without rows are left out. */
function valuesThen(all: readonly ValueVersion[], runId: number): ValueVersion[] {
  const latest: ValueVersion[] = [];
  for (const version of all) {
    if (version.knownFromRun > runId) continue;
    if (latest.at(-1)?.day === version.day) latest.pop();
    latest.push(version);
  }
  return latest.filter(({ hasRows }) => hasRows);
}

/** Whether a later run knew all that an earlier one did and had changed nothing of it, so that both judge the days of the earlier one alike. */
export function goesOn({ known: before, whole: wholeBefore, run, inputs }: SeriesThen, after: SeriesThen): boolean {
  const { known: now } = after;
  if (!before || !now || before.start !== now.start || before.values.length > now.values.length) return false;
  if (run.business !== after.run.business) return false;
  const faultsThen = (faulty: readonly Day[] = []): string => faulty.filter((day) => day < inputs.asOf).join();
  return (
    beginsWith(now.values, before.values) &&
    beginsWith(now.volumes, before.volumes) &&
    beginsWith(now.closed, before.closed.slice(0, before.values.length)) &&
    faultsThen(before.faulty) === faultsThen(now.faulty) &&
    wholeGoesOn(wholeBefore, after.whole)
  );
}

function wholeGoesOn(before: History | null, now: History | null): boolean {
  if (!before || !now) return before === now;
  return before.start === now.start && beginsWith(now.values, before.values);
}

/** A loop, as there are hundreds of runs with thousands of days each. */
function beginsWith<T>(whole: readonly T[], part: readonly T[]): boolean {
  for (let index = 0; index < part.length; index++) if (whole[index] !== part[index]) return false;
  return true;
}
