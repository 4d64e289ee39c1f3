import type { Direction, Unit } from '../../../metrics/metric.ts';
import { distinctText, shareText } from '../../words/format.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import type { StyleName } from '../drawing/styles.ts';

/** The way from an expected to an actual value. */
export interface WaterfallData {
  readonly unit: Unit;
  /** ISO code. */
  readonly currency: string;
  /** The harmful direction. */
  readonly direction: Direction;
  readonly expected: number;
  readonly actual: number;
  /** What each cause adds, everything else last; together the difference. */
  readonly parts: readonly { readonly name: string; readonly amount: number }[];
}

export interface WaterfallOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  /** The text for screen readers. */
  readonly label: string;
}

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly style: StyleName;
  /** Its bar stands on the axis. */
  readonly isTotal: boolean;
}

/** The width of a bar as a share of its column. */
const FILLED = 0.7;
/** Above the highest bar and beneath the axis, for labels. */
const ABOVE_PX = 20;
const BELOW_PX = 40;
/** Where all bars stand so far above zero that their steps would be invisible, so much of the height is left beneath the lowest. */
const CUT_FROM = 0.5;
const LEFT_BENEATH = 0.45;
const CHARACTER_PX = 6.4;

/** Expected value, what each cause adds, and actual value, as bars. An axis that begins above zero is cut visibly. */
export function waterfallChart(data: WaterfallData, { theme, width, height, label }: WaterfallOptions): string {
  const columns = columnsOf(data);
  const levels = columns.flatMap(({ from, to }) => [from, to]);
  const highest = Math.max(0, ...levels);
  const lowest = Math.min(...columns.flatMap(({ isTotal, from, to }) => (isTotal ? [to] : [from, to])));
  const isCut = lowest > CUT_FROM * highest;
  const base = isCut ? lowest - LEFT_BENEATH * (highest - lowest || highest) : Math.min(0, lowest);
  const [top, bottom] = [ABOVE_PX / height, 1 - BELOW_PX / height];
  const y = (value: number): number =>
    top + ((highest - Math.max(base, value)) / (highest - base || 1)) * (bottom - top);
  const paints = paint(theme);
  const columnPx = width / columns.length;
  const drawn = columns.map((column, index) => {
    const [upper, lower] = [y(Math.max(column.from, column.to)), y(Math.min(column.from, column.to))];
    const left = (index + (1 - FILLED) / 2) / columns.length;
    const middle = percentage((index + 0.5) / columns.length);
    const bar = `<rect${paints(column.style)} x="${percentage(left)}" width="${percentage(FILLED / columns.length)}" y="${percentage(upper)}" height="${percentage(lower - upper)}"/>`;
    const isFalling = !column.isTotal && column.to < column.from;
    const text = `<text${paints('strong')} text-anchor="middle" x="${middle}" y="${percentage(isFalling ? lower : upper)}" dy="${isFalling ? 15 : -6}">${escaped(column.text)}</text>`;
    const names = lines(column.name, columnPx / CHARACTER_PX).map(
      (line, at) =>
        `<text${paints('label')} text-anchor="middle" x="${middle}" y="${percentage(bottom)}" dy="${16 + 14 * at}">${escaped(line)}</text>`,
    );
    const next = columns[index + 1];
    const link = next
      ? `<line${paints('axis')} x1="${percentage(left + FILLED / columns.length)}" x2="${percentage((index + 1 + (1 - FILLED) / 2) / columns.length)}" y1="${percentage(y(column.to))}" y2="${percentage(y(column.to))}"/>`
      : '';
    const cut = isCut && column.isTotal ? slash(left, FILLED / columns.length, bottom, paints('cut')) : '';
    return bar + link + cut + text + names.join('');
  });
  const zero = percentage(y(isCut ? base : 0));
  const frame =
    theme === 'page'
      ? `class="ch" width="100%" height="${height}" overflow="visible"`
      : `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
  return `<svg ${frame} role="img" aria-label="${escaped(label)}">${drawn.join('')}<line${paints('axis')} x1="0" x2="100%" y1="${zero}" y2="${zero}"/></svg>`;
}

function columnsOf({ unit, currency, direction, expected, actual, parts }: WaterfallData): Column[] {
  const total = distinctText([expected, actual], unit, currency);
  const amount = distinctText(
    parts.map((part) => part.amount),
    unit,
    currency,
  );
  let level = expected;
  const steps = parts.map(({ name, amount: size }, index): Column => {
    const from = level;
    level += size;
    const isRest = index === parts.length - 1;
    const isHarmful = direction === 'up' ? size > 0 : size < 0;
    const style = isRest ? 'bar' : isHarmful ? 'day-critical' : 'day-good';
    const written = unit === 'share' ? shareText(size).replace('%', ' pts') : amount(size);
    return { name, from, to: level, text: `${size > 0 ? '+' : ''}${written}`, style, isTotal: false };
  });
  return [
    { name: 'expected', from: 0, to: expected, text: total(expected), style: 'sum', isTotal: true },
    ...steps,
    { name: 'actual', from: 0, to: actual, text: total(actual), style: 'sum', isTotal: true },
  ];
}

/** Two lines at most, the second shortened. */
function lines(name: string, most: number): string[] {
  const [first = '', second = ''] = name.split(' ').reduce<string[]>(
    (found, word) => {
      const last = found.at(-1) ?? '';
      const fits = last === '' || last.length + 1 + word.length <= most || found.length === 2;
      return fits ? [...found.slice(0, -1), `${last} ${word}`.trim()] : [...found, word];
    },
    [''],
  );
  const shortened = (text: string): string => (text.length <= most ? text : `${text.slice(0, Math.floor(most) - 1)}…`);
  return [shortened(first), shortened(second)].filter((line) => line !== '');
}

/** A slanted gap in a bar near the axis. */
function slash(left: number, width: number, bottom: number, style: string): string {
  return `<line${style} x1="${percentage(left)}" x2="${percentage(left + width)}" y1="${percentage(bottom - 0.06)}" y2="${percentage(bottom - 0.1)}"/>`;
}
