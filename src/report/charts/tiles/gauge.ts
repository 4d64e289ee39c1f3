import { drawable } from '../drawing/drawable.ts';
import { mark, type MarkState } from '../drawing/marks.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import { paint, type Paint, type Theme } from '../drawing/paint.ts';

/** A value against its Normal range, which may be open at either end. */
interface ValueGauge {
  readonly kind: 'value';
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly state: MarkState;
}

/** The forecast range of a total against its target, and the sum so far; with a sum so far the scale begins at zero. */
interface TotalGauge {
  readonly kind: 'total';
  readonly lower: number;
  readonly upper: number;
  readonly target: number | null;
  readonly soFar?: number | null | undefined;
}

/** Parts of a whole, each Warning or Critical. */
interface PartsGauge {
  readonly kind: 'parts';
  readonly parts: readonly { readonly amount: number; readonly state: 'warning' | 'critical' }[];
}

export type GaugeData = (ValueGauge | TotalGauge | PartsGauge) & {
  /** The text for screen readers. */
  readonly label: string;
};

export interface GaugeOptions {
  readonly theme: Theme;
  readonly width: number;
}

const HEIGHT_PX = 12;
const MARK_PX = 12;
/** The margin beyond the outermost of value, range and target, as a share of their extent. */
const MARGIN = 0.35;
const MARGIN_FROM_ZERO = 0.06;

/** The bar under the figure of a tile. */
export function gauge(data: GaugeData, { theme, width }: GaugeOptions): string {
  const frame =
    theme === 'page'
      ? `class="ch" width="100%" height="${HEIGHT_PX}"`
      : `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT_PX}"`;
  return `<svg ${frame} overflow="visible" role="img" aria-label="${escaped(data.label)}">${gaugeMarkup(data, paint(theme))}</svg>`;
}

function gaugeMarkup(data: GaugeData, paints: Paint): string {
  switch (data.kind) {
    case 'value':
      return valueGauge(data, paints);
    case 'total':
      return totalGauge(data, paints);
    case 'parts':
      return partsGauge(data, paints);
  }
}

function valueGauge({ value, lower, upper, state }: ValueGauge, paints: Paint): string {
  const share = shares([value, lower, upper]);
  if (!share) return track(paints);
  const extent =
    lower === null && upper === null
      ? ''
      : range(lower === null ? 0 : share(lower), upper === null ? 1 : share(upper), paints);
  return track(paints) + extent + mark(state, { x: share(value), y: 0.5, sizePx: MARK_PX }, paints);
}

function totalGauge({ lower, upper, target, soFar = null }: TotalGauge, paints: Paint): string {
  const share =
    soFar === null ? shares([lower, upper, target]) : shares([0, soFar, lower, upper, target], MARGIN_FROM_ZERO);
  if (!share) return track(paints);
  const at = target === null ? '' : percentage(share(target));
  const tick = target === null ? '' : `<line${paints('tick')} x1="${at}" x2="${at}" y1="1" y2="11"/>`;
  const isIn = soFar === null || soFar <= 0 ? '' : bar(0, share(soFar), 'bar', paints);
  return track(paints) + isIn + range(share(lower), share(upper), paints) + tick;
}

function partsGauge({ parts }: PartsGauge, paints: Paint): string {
  const amounts = parts.map(({ amount }) => Math.max(0, drawable(amount) ?? 0));
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  if (whole <= 0) return track(paints);
  let before = 0;
  return parts
    .map(({ state }, index) => {
      const left = before / whole;
      before += amounts[index] ?? 0;
      return `<rect${paints(`part-${state}`)} x="${percentage(left)}" width="${percentage(before / whole - left)}" y="2" height="8"/>`;
    })
    .join('');
}

function track(paints: Paint): string {
  return `<rect${paints('track')} x="0" y="4" width="100%" height="4" rx="2"/>`;
}

function range(from: number, to: number, paints: Paint): string {
  return bar(from, to, 'extent', paints);
}

function bar(from: number, to: number, style: 'bar' | 'extent', paints: Paint): string {
  return `<rect${paints(style)} x="${percentage(from)}" width="${percentage(Math.max(0, to - from))}" y="4" height="4" rx="2"/>`;
}

/** The scale of the bar; null if a value cannot be drawn. */
function shares(values: readonly (number | null)[], marginShare: number = MARGIN): ((value: number) => number) | null {
  const known = values.map(drawable).filter((value) => value !== null);
  if (known.length < values.filter((value) => value !== null).length) return null;
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const margin = marginShare * (highest - lowest || Math.abs(highest) || 1);
  const low = lowest >= 0 ? Math.max(0, lowest - margin) : lowest - margin;
  return (value) => (value - low) / (highest + margin - low);
}
