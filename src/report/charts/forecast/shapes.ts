import { daysBetween, type Day } from '../../../calendar/day.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Span } from '../drawing/span.ts';
import type { StyleName } from '../drawing/styles.ts';
import { aheadLevels, aheadSpan, bandSpan } from './chart-intervals.ts';
import type { ChartAhead, ChartRow } from './forecast-chart-data.ts';
import { areaPath, linePath } from './paths.ts';
import type { Plot } from './plot.ts';
import { hasBand, type PlotRow } from './plot-rows.ts';

export interface Detail {
  /** Whether to draw the expected line and the boundaries besides the bands. */
  readonly boundaries: boolean;
}

/** The parts that stretch with the chart, in a nested SVG: bands, forecast intervals, boundaries and lines. */
export function shapes(model: Plot, paint: Paint, { boundaries }: Detail): string {
  const { width, height } = model;
  const inner = [
    ...bandPaths(model, paint),
    ...forecastPaths(model, paint),
    ...(boundaries ? boundaryPaths(model, paint) : []),
    ...linePaths(model, paint, boundaries),
  ].join('');
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">${inner}</svg>`;
}

function bandPaths(model: Plot, paint: Paint): string[] {
  const spans = (of: (row: ChartRow) => Span | null): { day: Day; span: Span | null }[] =>
    model.rows.map((plotRow) => ({ day: plotRow.day, span: hasBand(plotRow) && plotRow.row ? of(plotRow.row) : null }));
  return [
    areaPath(
      model,
      'range',
      spans((row) => normalRange(row, model)),
      paint,
    ),
    areaPath(model, 'band', spans(bandSpan), paint),
  ];
}

/** The range within the Warning boundaries, up to the edge of the plot on a side without one. */
function normalRange({ warning_lower: lower, warning_upper: upper }: ChartRow, { low, high }: Plot): Span | null {
  return lower === null && upper === null ? null : [lower ?? low, upper ?? high];
}

function forecastPaths(model: Plot, paint: Paint): string[] {
  const days = eachDayAhead(model);
  const levels = aheadLevels(model.ahead.map(({ ahead }) => ahead));
  return levels.map((level) => {
    const spans = days.map(({ day, point }) => ({ day, span: point && aheadSpan(point, level) }));
    // A single interval is drawn in the middle grey: the lightest alone would hardly be visible.
    return areaPath(model, levels.length === 1 ? 'fan-80' : fanStyle(level), spans, paint);
  });
}

/** The wider the interval, the lighter. */
function fanStyle(level: number): StyleName {
  if (level > 0.9) return 'fan-95';
  return level > 0.65 ? 'fan-80' : 'fan-50';
}

function boundaryPaths(model: Plot, paint: Paint): string[] {
  const { direction } = model.data;
  const boundary = (style: StyleName, of: (row: ChartRow) => number | null): string =>
    linePath(model, style, valuesWithBand(model, of), paint);
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
  const median = eachDayAhead(model).map(({ day, point }) => ({ day, value: point?.yhat ?? null }));
  const actual = model.rows.map(({ day, row }) => ({ day, value: row?.status === 'closed' ? null : (row?.y ?? null) }));
  return [
    ...(withExpected
      ? [
          linePath(
            model,
            'expected',
            valuesWithBand(model, (row) => row.yhat),
            paint,
          ),
        ]
      : []),
    linePath(model, 'median', median, paint),
    linePath(model, 'actual', actual, paint),
  ];
}

function valuesWithBand(
  { rows }: Plot,
  of: (row: ChartRow) => number | null,
): { readonly day: Day; readonly value: number | null }[] {
  const valueOf = (plotRow: PlotRow): number | null => (hasBand(plotRow) && plotRow.row ? of(plotRow.row) : null);
  return rows.map((plotRow) => ({ day: plotRow.day, value: valueOf(plotRow) }));
}

/** Every day ahead, also those without a forecast. */
function eachDayAhead({ ahead, last }: Plot): { readonly day: Day; readonly point: ChartAhead | null }[] {
  const points = new Map(ahead.map((point) => [point.day, point.ahead]));
  const first = ahead.reduce((earliest, { day }) => (day < earliest ? day : earliest), last);
  return daysBetween(first, last).map((day) => ({ day, point: points.get(day) ?? null }));
}
