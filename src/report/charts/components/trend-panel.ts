import { max, min } from 'd3-array';
import { line } from 'd3-shape';
import { dayFromIso } from '../../../calendar/day.ts';
import { valueText, yearOf } from '../../words/format.ts';
import type { ComponentsData, TrendPanel } from './components-data.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';
import { isDrawable } from '../drawing/drawable.ts';

/** The top and bottom of the line as shares of the height, with space for its labels. */
const TOP = 0.24;
const BOTTOM = 0.84;
/** A trend that moves by less than this share of its level is drawn as flat as it is. */
const LEAST_SPAN = 0.02;

/** The trend as a line with its first and last value. */
export function trendPanel(
  { points }: TrendPanel,
  { unit, currency }: ComponentsData,
  { width, height }: Size,
  paint: Paint,
): string {
  const known = points
    .map(({ ds, value }) => ({ day: dayFromIso(ds), value }))
    .filter(({ value }) => isDrawable(value));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return '';
  const lowest = min(known, ({ value }) => value) ?? first.value;
  const highest = max(known, ({ value }) => value) ?? first.value;
  const x = (day: number): number => (last.day > first.day ? (day - first.day) / (last.day - first.day) : 0.5);
  const middle = (lowest + highest) / 2;
  const span = Math.max(highest - lowest, LEAST_SPAN * Math.abs(middle)) || 1;
  const y = (value: number): number => (TOP + BOTTOM) / 2 - ((value - middle) / span) * (BOTTOM - TOP);
  const path = line<(typeof known)[number]>()
    .digits(1)
    .x(({ day }) => x(day) * width)
    .y(({ value }) => y(value) * height)(known);
  const label = (value: number): string => escaped(valueText(value, unit, currency));
  return [
    `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible" aria-hidden="true"><path${paint('thin')} d="${path ?? ''}"/></svg>`,
    `<line${paint('axis')} x1="0" x2="100%" y1="100%" y2="100%"/>`,
    `<svg y="${percentage(y(first.value))}" width="100%" height="1" overflow="visible"><text${paint('label')} x="0" y="-8">${label(first.value)}</text></svg>`,
    `<svg y="${percentage(y(last.value))}" width="100%" height="1" overflow="visible"><text${paint('strong')} text-anchor="end" x="100%" y="-8">${label(last.value)}</text></svg>`,
    `<text${paint('label')} x="0" y="100%" dy="16">${yearOf(first.day)}</text>`,
    `<text${paint('label')} text-anchor="end" x="100%" y="100%" dy="16">${yearOf(last.day)}</text>`,
  ].join('');
}
