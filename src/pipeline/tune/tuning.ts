import { isJudged } from '../../detect/verdict.ts';
import { usualWeek } from '../../detect/expectation.ts';
import { thresholds } from '../../detect/rule.ts';
import { isRatio, type Metric } from '../../metrics/metric.ts';
import { shareBudget } from '../../tune/budget.ts';
import { NEARLY, preview, triedSettings, type Preview } from '../../tune/preview.ts';
import { replayedDay, type ReplayedDay } from '../../tune/replayed-day.ts';
import { settingsOf, type Trial } from '../../tune/settings.ts';
import { openValues } from '../judge/judge-series.ts';
import type { ReadModel } from '../read/read-model.ts';
import type { SeriesReport } from '../read/series/series-report.ts';

/** A metric with its settings as they are and as they are tried. */
export interface TunedMetric {
  readonly metric: Metric;
  readonly current: Preview;
  /** Null without a trial, and where the trial does not bear on the metric: one of money on a count. */
  readonly tried: Preview | null;
  /** The budget that no tolerance keeps, for it would hide every drop but an outage: alerts a month; null where it is kept. */
  readonly unkept: number | null;
}

/** A request for a metric that there is not, or that a trial is not for. */
export class TuningError extends Error {
  override readonly name = 'TuningError';
  readonly isUnknown: boolean;

  constructor(message: string, isUnknown: boolean) {
    super(message);
    this.isUnknown = isUnknown;
  }
}

/** The reports of all whole metrics, or of one. @throws TuningError */
export async function reportsToTune(
  model: ReadModel,
  id: string | undefined,
  trial: Trial | null,
): Promise<SeriesReport[]> {
  if (id === undefined) return model.wholeReports();
  const report = await model.seriesReport(id, '');
  if (!report)
    throw new TuningError(
      `there is no metric '${id}': ${model.business.metrics.map((metric) => metric.id).join(', ')}`,
      true,
    );
  if (trial?.by === 'money' && !hasMoney(report.metric))
    throw new TuningError(`${report.metric.title} is no sum of money: try a percentage or a number of alerts`, false);
  return [report];
}

/** Replays the judged days of whole metrics with other settings; a metric without judged days is left out. Nothing is stored. */
export function tunedMetrics(reports: readonly SeriesReport[], trial: Trial | null): TunedMetric[] {
  const replays = reports.flatMap((report) => {
    const { metric } = report;
    const days = replayedDays(report);
    const current = preview(days, settingsOf(metric), metric);
    return current ? [{ metric, days, current }] : [];
  });
  const each = eachOf(
    replays.map(({ current }) => current),
    trial,
  );
  return replays.map(({ metric, days, current }) => {
    const own = isOfTrial(metric, trial) ? each(current) : null;
    const tried = own && triedPreview(days, current, own, metric);
    return { metric, current, tried, unkept: own && tried ? unkept(own, tried) : null };
  });
}

/** Whether a metric has money to be tried on. */
function hasMoney({ unit, measure }: Pick<Metric, 'unit' | 'measure'>): boolean {
  return unit === 'currency' && !isRatio(measure);
}

function isOfTrial(metric: Metric, trial: Trial | null): boolean {
  return trial?.by !== 'money' || hasMoney(metric);
}

/** Null where a budget changes nothing, and need not. */
function triedPreview(
  days: readonly ReplayedDay[],
  { settings, perMonth }: Preview,
  trial: Trial,
  metric: Metric,
): Preview | null {
  const tried = triedSettings(days, settings, trial, metric);
  const isSame = tried.tolerance === settings.tolerance && tried.sensitivity === settings.sensitivity;
  const isMet = trial.by === 'alerts' && isSame && (perMonth ?? 0) <= NEARLY * trial.alertsPerMonth;
  return isMet ? null : preview(days, tried, metric);
}

/** A budget over which a rate still is. */
function unkept(trial: Trial, { perMonth }: Preview): number | null {
  if (trial.by !== 'alerts' || perMonth === null) return null;
  return perMonth > NEARLY * trial.alertsPerMonth ? trial.alertsPerMonth : null;
}

/** The trial of a metric: of a budget its share, null where it is within it anyway. */
function eachOf(all: readonly Preview[], trial: Trial | null): (metric: Preview) => Trial | null {
  if (trial?.by !== 'alerts') return () => trial;
  const { most, least } = shareBudget(
    all.flatMap(({ perMonth }) => perMonth ?? []),
    trial.alertsPerMonth,
  );
  return ({ perMonth }) => {
    if (perMonth === null || (perMonth >= least && perMonth <= most)) return null;
    return { ...trial, alertsPerMonth: perMonth > most ? most : least };
  };
}

function replayedDays({ metric, days, known }: SeriesReport): ReplayedDay[] {
  const values = known ? openValues(known) : [];
  return days.flatMap(({ day, verdict }) => {
    if (!isJudged(verdict) || !known) return [];
    const floor = thresholds.weekShare * usualWeek(values.slice(0, Math.max(0, day - known.start)));
    return [replayedDay(day, verdict, floor, metric)];
  });
}
