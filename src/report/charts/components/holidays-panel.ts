import type { ComponentsData, HolidaysPanel } from './components-data.ts';
import { isDrawable } from '../drawing/drawable.ts';
import { effectText } from './effect-text.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';
import { textWidth } from '../drawing/text-width.ts';

const ROW_PX = 16;
const BAR_PX = 9;
const APART_PX = 6;
/** Zero is in the middle: names on one side, bars with their values on the other. */
const MIDDLE = 0.5;

/** The largest effects of holidays and promotions, as bars from zero with the name on the other side. */
export function holidaysPanel({ effects }: HolidaysPanel, data: ComponentsData, size: Size, paint: Paint): string {
  const rows = Math.max(1, Math.floor(size.height / ROW_PX));
  const shown = effects
    .filter(({ effect }) => isDrawable(effect))
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, rows)
    .sort((a, b) => b.effect - a.effect);
  const largest = Math.max(...shown.map(({ effect }) => Math.abs(effect))) || 1;
  const figurePx = Math.max(0, ...shown.map(({ effect }) => textWidth(effectText(effect, data)))) + APART_PX;
  const longestShare = Math.max(0.05, MIDDLE - (figurePx + APART_PX) / size.width);
  return shown.map(({ name, effect }, index) => row(name, effect, index)).join('');

  function row(name: string, effect: number, index: number): string {
    const length = (Math.abs(effect) / largest) * longestShare;
    const isUp = effect >= 0;
    const top = index * ROW_PX;
    const end = isUp ? MIDDLE + length : MIDDLE - length;
    const bar = `<rect${paint('bar')} x="${percentage(isUp ? MIDDLE : end)}" width="${percentage(length)}" y="${top + 3}" height="${BAR_PX}"/>`;
    return (
      bar +
      beside(MIDDLE, isUp, top, fitting(name, size.width * MIDDLE - APART_PX), 'text') +
      beside(end, !isUp, top, effectText(effect, data), 'label')
    );
  }

  function beside(x: number, isLeft: boolean, top: number, text: string, style: 'text' | 'label'): string {
    const anchor = isLeft ? `text-anchor="end" x="-${APART_PX}"` : `x="${APART_PX}"`;
    return `<svg x="${percentage(x)}" y="${top}" width="1" height="1" overflow="visible"><text${paint(style)} ${anchor} y="12">${escaped(text)}</text></svg>`;
  }
}

function fitting(name: string, width: number): string {
  if (textWidth(name) <= width) return name;
  const characters = Array.from(name);
  const fits = characters.findLastIndex(
    (_, index) => textWidth(`${characters.slice(0, index + 1).join('')}…`) <= width,
  );
  return `${characters.slice(0, fits + 1).join('')}…`;
}
