import { line } from 'd3-shape';
import { dayFromIso, dayFromParts } from '../../../calendar/day.ts';
import { yearOf } from '../../words/format.ts';
import type { ComponentsData, YearlyPanel } from './components-data.ts';
import { drawable } from '../drawing/drawable.ts';
import { effectText } from './effect-text.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';

const QUARTERS = ['Jan', 'Apr', 'Jul', 'Oct'];
/** The share of the height above and below the line, for the labels of its extremes. */
const MARGIN = 0.16;
const DAYS_OF_YEAR = 366;

/** The effect of the time of year as a line, with its highest and lowest value. */
export function yearlyPanel({ effects, today }: YearlyPanel, data: ComponentsData, size: Size, paint: Paint): string {
  const known = effects.map(drawable);
  const values = known.filter((effect) => effect !== null);
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const extent = highest - lowest || 1;
  const x = (index: number): number => (index + 0.5) / known.length;
  const y = (effect: number): number => MARGIN + ((highest - effect) / extent) * (1 - 2 * MARGIN);
  const path = line<number | null>()
    .digits(1)
    .defined((effect) => effect !== null)
    .x((_, index) => x(index) * size.width)
    .y((effect) => y(effect ?? 0) * size.height)(known);
  const label = (index: number, effect: number, dy: number): string => {
    const anchor = x(index) < 0.1 ? 'start' : x(index) > 0.9 ? 'end' : 'middle';
    return `<text${paint('text')} text-anchor="${anchor}" x="${percentage(x(index))}" y="${percentage(y(effect))}" dy="${dy}">${escaped(effectText(effect, data))}</text>`;
  };
  const zero = percentage(y(0));
  return [
    `<line${paint('axis')} x1="0" x2="100%" y1="${zero}" y2="${zero}"/>`,
    `<svg viewBox="0 0 ${size.width} ${size.height}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible" aria-hidden="true"><path${paint('thin')} d="${path ?? ''}"/></svg>`,
    highest > 0 ? label(known.indexOf(highest), highest, -5) : '',
    lowest < 0 ? label(known.indexOf(lowest), lowest, 14) : '',
    ...QUARTERS.map(
      (name, index) =>
        `<text${paint('label')} x="${percentage(index / QUARTERS.length)}" y="100%" dy="16">${name}</text>`,
    ),
    today === undefined ? '' : todayLine(today, paint),
  ].join('');
}

function todayLine(today: string, paint: Paint): string {
  const day = dayFromIso(today);
  const newYear = dayFromParts(yearOf(day), 1, 1) ?? day;
  const x = percentage((day - newYear + 0.5) / DAYS_OF_YEAR);
  return `<line${paint('now')} x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
}
