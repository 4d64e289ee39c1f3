import type { ComponentsData, WeeklyPanel } from './components-data.ts';
import { drawable } from '../drawing/drawable.ts';
import { effectText, shortEffectText } from './effect-text.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';
import { textWidth } from '../drawing/text-width.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LABEL_PX = 16;
/** Between the labels of two columns. */
const APART_PX = 4;
/** The width of a bar as a share of its column. */
const FILLED = 0.59;

/** The effect of each weekday: bars from zero with their values at the ends. */
export function weeklyPanel(
  { effects }: WeeklyPanel,
  data: ComponentsData,
  { width, height }: Size,
  paint: Paint,
): string {
  const known = DAYS.map((_, index) => drawable(effects[index] ?? null));
  const highest = Math.max(0, ...known.map((effect) => effect ?? 0));
  const lowest = Math.min(0, ...known.map((effect) => effect ?? 0));
  const top = LABEL_PX / height;
  const bottom = lowest < 0 ? 1 - LABEL_PX / height : 1;
  const extent = highest - lowest || 1;
  const y = (effect: number): number => top + ((highest - effect) / extent) * (bottom - top);
  const texts = known.map((effect) => (effect === null ? '' : effectText(effect, data)));
  const areNarrow = Math.max(...texts.map((text) => textWidth(text))) + APART_PX > width / DAYS.length;
  const columns = known.map((effect, index) => {
    const middle = percentage((index + 0.5) / DAYS.length);
    const name = `<text${paint('label')} text-anchor="middle" x="${middle}" y="100%" dy="16">${DAYS[index]}</text>`;
    return effect === null ? name : name + column(effect, index);
  });

  function column(effect: number, index: number): string {
    const left = percentage((index + (1 - FILLED) / 2) / DAYS.length);
    const middle = percentage((index + 0.5) / DAYS.length);
    const upper = y(Math.max(0, effect));
    const lower = y(Math.min(0, effect));
    const bar = `<rect${paint('bar')} x="${left}" width="${percentage(FILLED / DAYS.length)}" y="${percentage(upper)}" height="${percentage(lower - upper)}"/>`;
    const label = `<text${paint('text')} text-anchor="middle" x="${middle}" y="${percentage(effect < 0 ? lower : upper)}" dy="${effect < 0 ? 13 : -4}">${escaped(areNarrow ? shortEffectText(effect, data) : (texts[index] ?? ''))}</text>`;
    return bar + label;
  }
  return `${columns.join('')}<line${paint('axis')} x1="0" x2="100%" y1="${percentage(y(0))}" y2="${percentage(y(0))}"/>`;
}
