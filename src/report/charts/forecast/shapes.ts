import { area, line } from 'd3-shape';
import { daysBetween, type Day } from '../../../calendar/day.ts';
import { aheadLevels, aheadSpan, rowInterval } from './chart-intervals.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Span } from '../drawing/span.ts';
import { hasBand, type Plot, type PlotAhead, type PlotRow } from './plot.ts';
import type { StyleName } from '../drawing/styles.ts';
import { runs } from '../drawing/runs.ts';

/** A value by day; null breaks the line. */
interface Step {
  readonly day: Day;
  readonly value: number | null;
}

/** A span by day; null breaks the band. */
interface SpanStep {
  readonly day: Day;
  readonly span: Span | null;
}

export interface Detail {
  /** Whether the expected line and the boundaries are drawn, or the bands alone. */
  readonly boundaries: boolean;
}

const BEYOND_PX = 4;

/** What stretches with the chart: bands, fans, boundaries and lines, in a box of their own. */
export function shapes(model: Plot, paint: Paint, { boundaries }: Detail): string {
  const { width, height } = model;
  const inner = [
    ...bandPaths(model, paint),
    ...fanPaths(model, paint),
    ...(boundaries ? boundaryPaths(model, paint) : []),
    ...linePaths(model, paint, boundaries),
  ].join('');
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">${inner}</svg>`;
}

function bandPaths(model: Plot, paint: Paint): string[] {
  return [
    areaPath(
      model,
      'range',
      model.rows.map((step) => ({ day: step.day, span: normalRange(step, model) })),
      paint,
    ),
    areaPath(
      model,
      'band',
      model.rows.map((step) => ({ day: step.day, span: bandOf(step) })),
      paint,
    ),
  ];
}

/** Out to the Warning boundaries; to the edge where no value would be unusual. */
function normalRange(step: PlotRow, { low, high }: Plot): Span | null {
  const { row } = step;
  if (row === null || !hasBand(step) || (row.warning_lower === null && row.warning_upper === null)) return null;
  return [row.warning_lower ?? low, row.warning_upper ?? high];
}

function bandOf(step: PlotRow): Span | null {
  const { row } = step;
  if (row === null || !hasBand(step)) return null;
  const interval = rowInterval(row);
  if (interval) return [interval.lower, interval.upper];
  return row.yhat_lower === null || row.yhat_upper === null ? null : [row.yhat_lower, row.yhat_upper];
}

function fanPaths(model: Plot, paint: Paint): string[] {
  const days = eachDayAhead(model);
  const levels = aheadLevels(model.ahead.map(({ ahead }) => ahead));
  return levels.map((level) => {
    const steps = days.map(({ day, point }) => ({ day, span: point ? aheadSpan(point, level) : null }));
    // A single interval is drawn in the middle grey: the lightest alone would hardly be seen.
    return areaPath(model, levels.length === 1 ? 'fan-80' : fanStyle(level), steps, paint);
  });
}

/** The wider the interval, the lighter. */
function fanStyle(level: number): StyleName {
  if (level > 0.9) return 'fan-95';
  return level > 0.65 ? 'fan-80' : 'fan-50';
}

function boundaryPaths(model: Plot, paint: Paint): string[] {
  const { direction } = model.data;
  const boundary = (look: StyleName, of: (row: NonNullable<PlotRow['row']>) => number | null): string =>
    linePath(
      model,
      look,
      model.rows.map((step) => ({ day: step.day, value: hasBand(step) && step.row ? of(step.row) : null })),
      paint,
    );
  return [
    ...(direction === 'up'
      ? []
      : [boundary('warning-line', (row) => row.warning_lower), boundary('critical-line', (row) => row.critical_lower)]),
    ...(direction === 'down'
      ? []
      : [boundary('warning-line', (row) => row.warning_upper), boundary('critical-line', (row) => row.critical_upper)]),
  ];
}

function linePaths(model: Plot, paint: Paint, withExpected: boolean): string[] {
  const expected = model.rows.map((step) => ({
    day: step.day,
    value: hasBand(step) ? (step.row?.yhat ?? null) : null,
  }));
  const median = eachDayAhead(model).map(({ day, point }) => ({ day, value: point?.yhat ?? null }));
  const actual = model.rows.map(({ day, row }) => ({ day, value: row?.status === 'closed' ? null : (row?.y ?? null) }));
  return [
    ...(withExpected ? [linePath(model, 'expected', expected, paint)] : []),
    linePath(model, 'median', median, paint),
    linePath(model, 'actual', actual, paint),
  ];
}

function linePath(model: Plot, look: StyleName, steps: readonly Step[], paint: Paint): string {
  const path = line<Placed<Step>>()
    .digits(1)
    .defined(({ step }) => step.value !== null)
    .x(({ x }) => x * model.width)
    .y(({ step }) => heightOf(model, step.value ?? 0))(
    placed(model, steps, ({ value }) => value !== null && look !== 'actual'),
  );
  return path ? `<path${paint(look)} d="${path}"/>` : '';
}

function areaPath(model: Plot, look: StyleName, steps: readonly SpanStep[], paint: Paint): string {
  const path = area<Placed<SpanStep>>()
    .digits(1)
    .defined(({ step }) => step.span !== null)
    .x(({ x }) => x * model.width)
    .y0(({ step }) => heightOf(model, step.span?.[0] ?? 0))
    .y1(({ step }) => heightOf(model, step.span?.[1] ?? 0))(placed(model, steps, ({ span }) => span !== null));
  return path ? `<path${paint(look)} d="${path}"/>` : '';
}

interface Placed<T> {
  readonly x: number;
  readonly step: T;
}

/** Steps where they stand. One between two gaps is made most of a day wide, or it would have no width at all. */
function placed<T extends { readonly day: Day }>(
  model: Plot,
  steps: readonly T[],
  isDrawn: (step: T) => boolean,
): Placed<T>[] {
  const alone = new Set(runs(steps, isDrawn).flatMap(({ from, to }) => (from === to ? [from] : [])));
  const half = 0.4 / (model.last - model.first + 1);
  return steps.flatMap((step, index) => {
    const x = model.x(step.day);
    return alone.has(index)
      ? [
          { x: x - half, step },
          { x: x + half, step },
        ]
      : [{ x, step }];
  });
}

/** What runs out of the frame ends just beyond it: resvg aborts on a box with nothing inside its file. */
function heightOf({ y, height }: Plot, value: number): number {
  return Math.min(height + BEYOND_PX, Math.max(-BEYOND_PX, y(value) * height));
}

/** The days ahead without holes: of a day on which nothing is expected there is no point. */
function eachDayAhead({ ahead, last }: Plot): { day: Day; point: PlotAhead['ahead'] | null }[] {
  const points = new Map(ahead.map((point) => [point.day, point.ahead]));
  const first = ahead.reduce((earliest, { day }) => (day < earliest ? day : earliest), last);
  return daysBetween(first, last).map((day) => ({ day, point: points.get(day) ?? null }));
}
