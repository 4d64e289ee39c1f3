import { weekday, type Day } from '../../../calendar/day.ts';
import type { Business } from '../../../config/business.ts';
import { calibrated } from '../../../explain/calibrated.ts';
import { explainRatio } from '../../../explain/explain-ratio.ts';
import { explainSum } from '../../../explain/explain-sum.ts';
import type { Explanation } from '../../../explain/explanation.ts';
import { leavesOf, type Dimension } from '../../../explain/scan/leaves.ts';
import { noiseOf } from '../../../explain/scan/noise.ts';
import { isRatio, measuresOf, type Metric } from '../../../metrics/metric.ts';
import type { NoSplit } from '../../../report/explained.ts';
import type { LeafTable, LeavesWanted } from '../../../warehouse/leaves/leaf-table.ts';
import type { Warehouse } from '../../../warehouse/warehouse.ts';
import { dailySourcesOf } from '../../../warehouse/daily-sources.ts';
import type { SeriesReport } from '../series/series-report.ts';
import { dimensionsApart } from './dimensions-apart.ts';
import type { ExplanationSources } from './explanation-sources.ts';
import { leafValues, type LeafValues } from './leaf-values.ts';
import { pastDays } from './past-days.ts';
import { sliceForecasts } from './slice-forecasts.ts';
import type { SpanFigures } from './span-figures.ts';
import { unitDigits } from './unit-digits.ts';

/** A gap by its slices, or why it has none. */
export interface Split {
  readonly split: Explanation | null;
  readonly noSplit: NoSplit | null;
  /** Whether the facts have changed since the days were judged. */
  readonly isOutdated: boolean;
}

const NONE = { split: null, isOutdated: false };

/** Splits the gap of some days over the leaves of their facts. */
export async function splitOf(
  sources: ExplanationSources,
  report: SeriesReport,
  figures: SpanFigures,
  since: Day | null,
): Promise<Split> {
  const { warehouse, business } = sources;
  const { metric, slice, days } = report;
  const past = pastDays(figures.explained, days);
  const wanted = {
    ...{ explained: figures.explained, past, slice: sliceValue(slice), without: [] },
    dimensions: declaredDimensions(metric, business),
  };
  const table = await leafTable(warehouse, metric, wanted);
  if (!table) return { ...NONE, noSplit: 'no_exact_split' };
  const weekdays = new Map(
    Array.from(figures.weekdays, ([number, own]) => [
      number,
      { ...own, past: past.filter((day) => weekday(day) === number).length },
    ]),
  );
  const leaves = leafValues(table, weekdays);
  if (!leaves) return { ...NONE, noSplit: 'no_past' };
  const { dimensions } = leavesOf(table.dimensions, leaves.keys, leaves.actual, leaves.expected);
  if (dimensions.length === 0) return { ...NONE, noSplit: 'no_dimensions' };
  const expected = await withSliceForecasts(sources, report, figures, { ...leaves, dimensions, since });
  const split = explanationOf(metric, business.currency, figures, { ...leaves, expected, dimensions });
  return split ? { split, noSplit: null, isOutdated: isOutdated(leaves, figures) } : { ...NONE, noSplit: 'no_past' };
}

/** The leaves of a metric; of a ratio by the dimensions that its numerator and its denominator share. */
async function leafTable(warehouse: Warehouse, metric: Metric, wanted: LeavesWanted): Promise<LeafTable | null> {
  const table = await warehouse.leaves(metric, wanted);
  if (!table || !isRatio(metric.measure)) return table;
  const without = dimensionsApart(table).filter((name) => name !== wanted.slice?.dimension);
  return without.length === 0 ? table : warehouse.leaves(metric, { ...wanted, without });
}

/** The dimensions of a metric and of the tables of daily values that it is made from. */
function declaredDimensions(metric: Metric, { sources }: Business): string[] {
  const daily = measuresOf(metric).flatMap((measure) => dailySourcesOf(measure, sources));
  const all = new Set([...metric.dimensions, ...daily.flatMap((source) => source.daily?.dimensions ?? [])]);
  return [...all].filter((name) => name !== 'source');
}

function sliceValue(slice: string): { dimension: string; value: string } | null {
  if (slice === '') return null;
  const at = slice.indexOf('=');
  return { dimension: slice.slice(0, at), value: slice.slice(at + 1) };
}

interface SplitLeaves extends LeafValues {
  readonly dimensions: readonly Dimension[];
}

interface ForecastLeaves extends SplitLeaves {
  readonly since: Day | null;
}

/** Slices with a forecast of their own are expected to be that, reconciled to the whole. */
async function withSliceForecasts(
  { db, snapshot }: ExplanationSources,
  { metric, slice }: SeriesReport,
  { explained }: SpanFigures,
  leaves: ForecastLeaves,
): Promise<Float64Array> {
  let { expected } = leaves;
  if (slice !== '') return expected;
  for (const dimension of leaves.dimensions.filter(({ name }) => metric.dimensions.includes(name))) {
    const forecasts = await sliceForecasts(db, metric, dimension, {
      explained,
      since: leaves.since,
      runId: snapshot.runId,
    });
    const volumes = isRatio(metric.measure) ? volumesOf(leaves.expectedVolume, dimension) : null;
    const numerators = forecasts.map((one) => {
      const factor = volumes ? (volumes[one.code] ?? 0) / explained.length : 1;
      return { ...one, expected: one.expected * factor, variance: one.variance * factor ** 2 };
    });
    expected = calibrated(expected, dimension.codes, numerators);
  }
  return expected;
}

function volumesOf(expectedVolume: Float64Array, { codes, values }: Dimension): number[] {
  const sums = values.map(() => 0);
  for (const [leaf, volume] of expectedVolume.entries()) {
    const code = codes[leaf] ?? 0;
    sums[code] = (sums[code] ?? 0) + volume;
  }
  return sums;
}

function explanationOf(
  metric: Metric,
  currency: string,
  figures: SpanFigures,
  { dimensions, actual, expected, volume, expectedVolume, past }: SplitLeaves,
): Explanation | null {
  const whole = { actual: figures.actual, expected: figures.expected, digits: unitDigits(metric, currency) };
  const isCount = isRatio(metric.measure) ? metric.unit === 'share' : metric.unit === 'count';
  const noise = noiseOf(past, isCount ? 1 : 0);
  if (!isRatio(metric.measure)) return explainSum({ leaves: { dimensions, actual, expected }, noise, ...whole });
  return explainRatio({
    dimensions,
    numerators: actual,
    denominators: volume,
    expectedNumerators: expected,
    expectedDenominators: expectedVolume,
    noise,
    ...whole,
  });
}

/** Whether the leaves don't add up to the judged values: facts were loaded since. */
function isOutdated({ actual, volume }: LeafValues, { numerator, denominator }: SpanFigures): boolean {
  const differs = (a: number, b: number): boolean => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const volumes = sum(volume);
  return differs(sum(actual), numerator) || (volumes > 0 && denominator !== null && differs(volumes, denominator));
}
