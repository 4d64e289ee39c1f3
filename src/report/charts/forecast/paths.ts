import { area, line } from 'd3-shape';
import type { Day } from '../../../calendar/day.ts';
import type { Paint } from '../drawing/paint.ts';
import { runs } from '../drawing/runs.ts';
import type { Span } from '../drawing/span.ts';
import type { StyleName } from '../drawing/styles.ts';
import type { Plot } from './plot.ts';

/** A value by day; null breaks the line. */
export interface LinePoint {
  readonly day: Day;
  readonly value: number | null;
}

/** A span by day; null breaks the area. */
export interface AreaPoint {
  readonly day: Day;
  readonly span: Span | null;
}

const BEYOND_PX = 4;

/** A line as an SVG path; empty without a value. */
export function linePath(model: Plot, style: StyleName, points: readonly LinePoint[], paint: Paint): string {
  const path = line<Placed<LinePoint>>()
    .digits(1)
    .defined(({ point }) => point.value !== null)
    .x(({ x }) => x * model.width)
    .y(({ point }) => heightOf(model, point.value ?? 0))(
    placed(model, points, ({ value }) => value !== null && style !== 'actual'),
  );
  return path ? `<path${paint(style)} d="${path}"/>` : '';
}

/** An area as an SVG path; empty without a span. */
export function areaPath(model: Plot, style: StyleName, points: readonly AreaPoint[], paint: Paint): string {
  const path = area<Placed<AreaPoint>>()
    .digits(1)
    .defined(({ point }) => point.span !== null)
    .x(({ x }) => x * model.width)
    .y0(({ point }) => heightOf(model, point.span?.[0] ?? 0))
    .y1(({ point }) => heightOf(model, point.span?.[1] ?? 0))(placed(model, points, ({ span }) => span !== null));
  return path ? `<path${paint(style)} d="${path}"/>` : '';
}

interface Placed<T> {
  /** A share of the width. */
  readonly x: number;
  readonly point: T;
}

/** Points at their days. One between two gaps is widened to most of a day, or its path would have no width. */
function placed<T extends { readonly day: Day }>(
  model: Plot,
  points: readonly T[],
  isDrawn: (point: T) => boolean,
): Placed<T>[] {
  const single = new Set(runs(points, isDrawn).flatMap(({ from, to }) => (from === to ? [from] : [])));
  const half = 0.4 / (model.last - model.first + 1);
  return points.flatMap((point, index) => {
    const x = model.x(point.day);
    return single.has(index)
      ? [
          { x: x - half, point },
          { x: x + half, point },
        ]
      : [{ x, point }];
  });
}

/** Values outside the plot area end just beyond its edge: resvg aborts on a group that is entirely outside the file. */
function heightOf({ y, height }: Plot, value: number): number {
  return Math.min(height + BEYOND_PX, Math.max(-BEYOND_PX, y(value) * height));
}
