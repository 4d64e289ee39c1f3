import { area, line } from 'd3-shape';
import { drawable } from '../drawing/drawable.ts';
import { mark, type MarkState } from '../drawing/marks.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import type { Span } from '../drawing/span.ts';
import type { Size } from '../drawing/size.ts';
import { valueDomain, type ValueDomain } from '../drawing/value-domain.ts';

/** A day of a sparkline: its value and its Normal range, whose ends may be open. */
export interface SparkDay {
  readonly y: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SparklineData {
  /** What a reader who does not see it is told. */
  readonly label: string;
  readonly days: readonly SparkDay[];
  /** The last day's state: an unusual one has its mark, every other a dot. */
  readonly state: MarkState;
}

export interface SparklineOptions extends Size {
  readonly theme: Theme;
}

const MARK_PX = 10;
/** The share of the height above and below the line, so that its mark has room. */
const MARGIN = 0.07;

/** The last days of a metric in its own range: no axes, a mark or a dot on the last. */
export function sparkline({ label, days, state }: SparklineData, { theme, width, height }: SparklineOptions): string {
  const known = days.map(({ y, lower, upper }) => ({ y: drawable(y), lower: drawable(lower), upper: drawable(upper) }));
  const domain = ownRange(known);
  const place = {
    x: (index: number) => (index + 0.5) / known.length,
    y: (value: number) => heightShare(value, domain),
  };
  const paints = paint(theme);
  const band = area<Span | null>()
    .digits(1)
    .defined((span) => span !== null)
    .x((_, index) => place.x(index) * width)
    .y0((span) => place.y(span?.[0] ?? 0) * height)
    .y1((span) => place.y(span?.[1] ?? 0) * height)(known.map((day) => rangeOf(day, domain)));
  const path = line<SparkDay>()
    .digits(1)
    .defined(({ y }) => y !== null)
    .x((_, index) => place.x(index) * width)
    .y(({ y }) => place.y(y ?? 0) * height)(known);
  const shapes = [
    band ? `<path${paints('band')} d="${band}"/>` : '',
    path ? `<path${paints('thin')} d="${path}"/>` : '',
  ].join('');
  const last = known.findLastIndex(({ y }) => y !== null);
  const value = known[last]?.y;
  const end = value === null || value === undefined ? '' : lastMark(state, place.x(last), place.y(value), paints);
  const frame =
    theme === 'page'
      ? `class="ch" width="100%" height="${height}"`
      : `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
  return `<svg ${frame} overflow="visible" role="img" aria-label="${escaped(label)}"><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible" aria-hidden="true">${shapes}</svg>${end}</svg>`;
}

function lastMark(state: MarkState, x: number, y: number, paints: ReturnType<typeof paint>): string {
  if (state === 'warning' || state === 'critical' || state === 'good')
    return mark(state, { x, y, sizePx: MARK_PX }, paints);
  return `<svg x="${percentage(x)}" y="${percentage(y)}" width="1" height="1" overflow="visible"><circle${paints('last-dot')} r="3.5"/></svg>`;
}

function ownRange(days: readonly SparkDay[]): ValueDomain {
  const values = days.flatMap(({ y }) => (y === null ? [] : [y]));
  const limits = days.flatMap(({ lower, upper }) => [lower, upper]).filter((limit) => limit !== null);
  return valueDomain(values, limits, { fromZero: false });
}

function rangeOf({ lower, upper }: SparkDay, { low, high }: ValueDomain): Span | null {
  if (lower === null && upper === null) return null;
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  return [within(lower ?? low), within(upper ?? high)];
}

function heightShare(value: number, { low, high }: ValueDomain): number {
  return MARGIN + (1 - 2 * MARGIN) * (1 - (value - low) / (high - low));
}
