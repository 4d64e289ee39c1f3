import type { Day } from '../../../calendar/day.ts';
import type { DailyValue } from '../../../metrics/series.ts';
import type { ExplanationReport } from '../../../report/explained.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import { loadSeriesValues } from '../../../store/versions/load-series-values.ts';
import type { SeriesReport } from '../series/series-report.ts';
import type { ExplanationSources } from './explanation-sources.ts';
import { factorSplit } from './factor-split.ts';
import { spanFigures } from './span-figures.ts';
import { splitOf } from './split-of.ts';
import { unitDigits } from './unit-digits.ts';
import { withoutEvent } from './without-event.ts';

/** The days to explain, both included. */
export interface ExplainedSpan {
  readonly from: Day;
  readonly to: Day;
  readonly since: Day | null;
}

/**
 * Explains why a series differs from what was expected of some days: by the slices of its facts, and by its factors. The parts add up to
 * the gap exactly. A fixed number of statements, whatever the number of leaves.
 *
 * @param since the onset of an event: the days are compared with what was expected before it; null: each with its own forecast
 */
export async function explainSeries(
  sources: ExplanationSources,
  report: SeriesReport,
  { from, to, since }: ExplainedSpan,
): Promise<ExplanationReport> {
  const { metric, slice, days } = report;
  const span = { metric, slice, from, to, since };
  const expecting = (own: readonly DayVerdict[]): readonly DayVerdict[] =>
    since === null ? own : withoutEvent(own, since);
  const judged = expecting(days).filter(({ day }) => day >= from && day <= to);
  const figures = spanFigures(metric, judged, await valuesOf(sources, report, from));
  if (!figures) {
    const verdict = judged.at(-1)?.verdict.status ?? null;
    const judgedTo = days.at(-1)?.day ?? sources.snapshot.judgedTo;
    return { ...span, status: 'unexplained', verdict, judgedFrom: days[0]?.day ?? judgedTo, judgedTo };
  }
  const split = await splitOf(sources, report, figures, since);
  const digits = unitDigits(metric, sources.business.currency);
  return {
    ...span,
    status: 'explained',
    actual: figures.actual,
    expected: figures.expected,
    leftOut: figures.leftOut,
    ...split,
    unusual: split.split || slice !== '' ? [] : await unusualSlices(sources, report, from, to),
    factors: await factorSplit(metric, sources.business.metrics, figures, digits, async (other) => {
      const own = await sources.report(other.id, slice);
      return own && expecting(own.days);
    }),
  };
}

async function valuesOf(
  { db, snapshot }: ExplanationSources,
  { metric, slice, id }: SeriesReport,
  from: Day,
): Promise<ReadonlyMap<Day, DailyValue>> {
  const values = await loadSeriesValues(db, [{ metric: metric.id, slice, from }], snapshot.runId);
  return new Map((values.get(id) ?? []).map((value) => [value.day, value]));
}

/** The last alert of each slice of a metric within some days, the largest score first. */
async function unusualSlices(
  sources: ExplanationSources,
  { metric }: SeriesReport,
  from: Day,
  to: Day,
): Promise<DayVerdict[]> {
  const alerts = await sources.alerts(from, to);
  const bySlice = new Map<string, DayVerdict>();
  for (const alert of alerts)
    if (alert.metric.id === metric.id && alert.slice !== '' && !bySlice.has(alert.slice))
      bySlice.set(alert.slice, alert);
  const score = ({ verdict }: DayVerdict): number => ('score' in verdict ? Math.abs(verdict.score) : 0);
  return Array.from(bySlice.values()).sort((a, b) => score(b) - score(a));
}
