import { area, line } from 'd3-shape';
import { drawable } from '../drawing/drawable.ts';
import { mark, type MarkState } from '../drawing/marks.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import type { Span } from '../drawing/span.ts';
import type { Size } from '../drawing/size.ts';
import { valueDomain, type ValueDomain } from '../drawing/value-domain.ts';

/** A day of a sparkline: its value and its Normal range, which may be open at either end. */
export interface SparkDay {
  readonly y: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SparklineData {
  /** The text for screen readers. */
  readonly label: string;
  readonly days: readonly SparkDay[];
  /** The state of the last day: Warning, Critical and good have a mark, all others a dot. */
  readonly state: MarkState;
}

export interface SparklineOptions extends Size {
  readonly theme: Theme;
}

const MARK_PX = 10;
/** The share of the height above and below the line, for its mark. */
const MARGIN = 0.07;

/** The last days of a metric scaled to their own range, without axes, with a mark or dot on the last. */
export function sparkline({ label, days, state }: SparklineData, { theme, width, height }: SparklineOptions): string {
  const known = days.map(({ y, lower, upper }) => ({ y: drawable(y), lower: drawable(lower), upper: drawable(upper) }));
  const domain = ownRange(known);
  const scale = {
    x: (index: number) => (index + 0.5) / known.length,
    y: (value: number) => heightShare(value, domain),
  };
  const paints = paint(theme);
  const band = area<Span | null>()
    .digits(1)
    .defined((span) => span !== null)
    .x((_, index) => scale.x(index) * width)
    .y0((span) => scale.y(span?.[0] ?? 0) * height)
    .y1((span) => scale.y(span?.[1] ?? 0) * height)(known.map((day) => rangeOf(day, domain)));
  const path = line<SparkDay>()
    .digits(1)
    .defined(({ y }) => y !== null)
    .x((_, index) => scale.x(index) * width)
    .y(({ y }) => scale.y(y ?? 0) * height)(known);
  const shapes = [
    band ? `<path${paints('band')} d="${band}"/>` : '',
    path ? `<path${paints('thin')} d="${path}"/>` : '',
  ].join('');
  const last = known.findLastIndex(({ y }) => y !== null);
  const value = known[last]?.y;
  const end = value === null || value === undefined ? '' : lastMark(state, scale.x(last), scale.y(value), paints);
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
  const clamped = (value: number): number => Math.min(high, Math.max(low, value));
  return [clamped(lower ?? low), clamped(upper ?? high)];
}

function heightShare(value: number, { low, high }: ValueDomain): number {
  return MARGIN + (1 - 2 * MARGIN) * (1 - (value - low) / (high - low));
}
