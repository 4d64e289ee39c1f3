import { addDays, weekday, type Day } from '../../../calendar/day.ts';
import type { Business } from '../../../config/business.ts';
import { explainRatio } from '../../../explain/explain-ratio.ts';
import { explainSum } from '../../../explain/explain-sum.ts';
import type { Explanation } from '../../../explain/explanation.ts';
import { leavesOf } from '../../../explain/scan/leaves.ts';
import { noiseOf } from '../../../explain/scan/noise.ts';
import { isRatio, measuresOf, type Metric } from '../../../metrics/metric.ts';
import { seriesId } from '../../../metrics/series.ts';
import type { ExplanationReport, NoSplit } from '../../../report/explained.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { Database } from '../../../store/database.ts';
import { loadSeriesValues } from '../../../store/versions/load-series-values.ts';
import { dailySourcesOf } from '../../../warehouse/daily-sources.ts';
import type { LeafTable } from '../../../warehouse/leaves/leaf-table.ts';
import type { Warehouse } from '../../../warehouse/warehouse.ts';
import type { SeriesReport } from '../series-report.ts';
import type { Snapshot } from '../snapshot.ts';
import { leafValues, type LeafValues } from './leaf-values.ts';
import { pastDays } from './past-days.ts';
import { spanFigures, type SpanFigures } from './span-figures.ts';
import { unitDigits } from './unit-digits.ts';

/** Where an explanation is read from. */
export interface ExplanationSources {
  readonly db: Database;
  readonly warehouse: Warehouse;
  readonly business: Business;
  readonly snapshot: Snapshot;
  /** The report of another metric or slice. */
  report(metricId: string, slice: string): Promise<SeriesReport | null>;
}

/**
 * Explains why a series differs from what was expected of some days: by the slices of its facts, and by its factors. The parts add up to
 * the gap exactly. Three statements for a series, whatever its number of leaves.
 *
 * @param from first day
 * @param to last day, included
 */
export async function explainSeries(
  sources: ExplanationSources,
  report: SeriesReport,
  from: Day,
  to: Day,
): Promise<ExplanationReport> {
  const { metric, slice, days } = report;
  const span = { metric, slice, from, to };
  const judged = days.filter(({ day }) => day >= from && day <= to);
  const values = await valuesOf(sources, report, from);
  const figures = spanFigures(metric, judged, values);
  if (!figures) {
    const { judgedFrom, judgedTo } = judgedDays(days, sources.snapshot);
    return { ...span, status: 'unexplained', verdict: judged.at(-1)?.verdict.status ?? null, judgedFrom, judgedTo };
  }
  const { split, noSplit, isOutdated } = await splitOf(sources, report, figures);
  return {
    ...span,
    status: 'explained',
    actual: figures.actual,
    expected: figures.expected,
    leftOut: figures.leftOut,
    split,
    noSplit,
    isOutdated,
    unusual: [],
    factors: null,
  };
}

function judgedDays(days: readonly DayVerdict[], { judgedTo }: Snapshot): { judgedFrom: Day; judgedTo: Day } {
  return { judgedFrom: days[0]?.day ?? judgedTo, judgedTo: days.at(-1)?.day ?? judgedTo };
}

async function valuesOf(
  { db, snapshot }: ExplanationSources,
  { metric, slice, id }: SeriesReport,
  from: Day,
): Promise<ReadonlyMap<Day, { day: Day; numerator: number | null; denominator: number | null }>> {
  const values = await loadSeriesValues(db, [{ metric: metric.id, slice, from }], snapshot.runId);
  return new Map((values.get(id) ?? values.get(seriesId(metric.id, slice)) ?? []).map((value) => [value.day, value]));
}

interface Split {
  readonly split: Explanation | null;
  readonly noSplit: NoSplit | null;
  readonly isOutdated: boolean;
}

const NONE = { split: null, isOutdated: false };

async function splitOf(
  { warehouse, business }: ExplanationSources,
  { metric, slice, days }: SeriesReport,
  figures: SpanFigures,
): Promise<Split> {
  const past = pastDays(figures.explained, days);
  const table = await warehouse.leaves(metric, {
    explained: figures.explained,
    past,
    slice: sliceValue(slice),
    dimensions: declaredDimensions(metric, business),
  });
  if (!table) return { ...NONE, noSplit: 'no_exact_split' };
  const weekdays = new Map(
    Array.from(figures.weekdays, ([number, own]) => [
      number,
      { ...own, past: past.filter((day) => weekday(day) === number).length },
    ]),
  );
  const leaves = leafValues(table, weekdays);
  if (!leaves) return { ...NONE, noSplit: 'no_past' };
  const split = isRatio(metric.measure)
    ? ratioSplit(table, leaves, metric, figures, business.currency)
    : sumSplit(table, leaves, metric, figures, business.currency);
  if (!split) return { ...NONE, noSplit: leaves.keys.length < 2 ? 'no_dimensions' : 'no_past' };
  return { split, noSplit: null, isOutdated: isOutdated(leaves, figures) };
}

/** The dimensions of a metric and of the tables of daily values that it is made from. */
function declaredDimensions(metric: Metric, { sources }: Business): string[] {
  const daily = measuresOf(metric).flatMap((measure) => dailySourcesOf(measure, sources));
  return [...new Set([...metric.dimensions, ...daily.flatMap((source) => source.daily?.dimensions ?? [])])].filter(
    (name) => name !== 'source',
  );
}

function sliceValue(slice: string): { dimension: string; value: string } | null {
  if (slice === '') return null;
  const at = slice.indexOf('=');
  return { dimension: slice.slice(0, at), value: slice.slice(at + 1) };
}

function sumSplit(
  { dimensions }: LeafTable,
  { keys, actual, expected, past }: LeafValues,
  metric: Metric,
  figures: SpanFigures,
  currency: string,
): Explanation | null {
  const leaves = leavesOf(dimensions, keys, actual, expected);
  if (leaves.dimensions.length === 0) return null;
  const noise = noiseOf(past, metric.unit === 'count' ? 1 : 0);
  const digits = unitDigits(metric, currency);
  return explainSum({ leaves, noise, actual: figures.actual, expected: figures.expected, digits });
}

function ratioSplit(
  { dimensions: names }: LeafTable,
  { keys, actual, expected, volume, expectedVolume, past }: LeafValues,
  metric: Metric,
  figures: SpanFigures,
  currency: string,
): Explanation | null {
  const { dimensions } = leavesOf(names, keys, actual, expected);
  if (dimensions.length === 0) return null;
  return explainRatio({
    dimensions,
    numerators: actual,
    denominators: volume,
    expectedNumerators: expected,
    expectedDenominators: expectedVolume,
    noise: noiseOf(past, metric.unit === 'share' ? 1 : 0),
    actual: figures.actual,
    expected: figures.expected,
    digits: unitDigits(metric, currency),
  });
}

/** Whether the leaves don't add up to the judged values: facts were loaded since. */
function isOutdated({ actual, volume }: LeafValues, { numerator, denominator }: SpanFigures): boolean {
  const differs = (a: number, b: number): boolean => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const volumes = sum(volume);
  return differs(sum(actual), numerator) || (volumes > 0 && denominator !== null && differs(volumes, denominator));
}

/** The last day of a series that is an alert; null where none is. */
export function latestAlert(days: readonly DayVerdict[]): Day | null {
  const alert = days.findLast(({ verdict }) => verdict.status === 'warning' || verdict.status === 'critical');
  return alert ? addDays(alert.day, 0) : null;
}
