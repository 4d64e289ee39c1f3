import { axisText } from '../drawing/axis-text.ts';
import { dayTicks } from '../drawing/day-ticks.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';

/** A grid line at each labelled value. */
export function gridLines({ ticks, y }: Plot, paint: Paint): string {
  return ticks
    .map(
      (value) => `<line${paint('grid')} x1="0" x2="100%" y1="${percentage(y(value))}" y2="${percentage(y(value))}"/>`,
    )
    .join('');
}

/** A line at each declared limit, over the whole width. */
export function limitLines({ limits, y }: Plot, paint: Paint): string {
  return limits
    .map((value) => {
      const height = percentage(y(value));
      return `<line${paint('limit-line')} x1="0" x2="100%" y1="${height}" y2="${height}"/>`;
    })
    .join('');
}

/** The value labels, right-aligned at `x` pixels. */
export function valueLabels({ ticks, step, y, data: { unit, currency } }: Plot, x: number, paint: Paint): string {
  return ticks
    .map((value) => {
      const label = escaped(axisText(value, step, unit, currency));
      return `<text${paint('label')} text-anchor="end" x="${x}" y="${percentage(y(value))}" dy="4">${label}</text>`;
    })
    .join('');
}

/** The day axis along the bottom, with months, Mondays or years. */
export function dayAxis({ first, last, x, width }: Plot, paint: Paint): string {
  const ticks = dayTicks(first, last).map(({ day, label }) => {
    const fits = label !== null && x(day) * width + 4 + textWidth(label) <= width;
    const text = fits ? `<text${paint('label')} x="4" y="18">${escaped(label)}</text>` : '';
    const tick = `<line${paint('axis')} y1="0" y2="${label === null ? 3 : 6}"/>`;
    return `<svg x="${percentage(x(day))}" y="100%" width="1" height="1" overflow="visible">${tick}${text}</svg>`;
  });
  return `<line${paint('axis')} x1="0" x2="100%" y1="100%" y2="100%"/>${ticks.join('')}`;
}
