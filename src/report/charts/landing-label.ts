import { dayFromIso } from '../../calendar/day.ts';
import { escaped, percentage } from './markup.ts';
import type { Paint } from './paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from './text-width.ts';

const GAP_PX = 10;
const TOP_PX = 4;

/** A hairline at the month's end down to the fan, which carries where the month lands. */
export function landingLabel(model: Plot, paint: Paint): string {
  const { landing } = model.data;
  if (!landing) return '';
  const day = dayFromIso(landing.ds);
  if (day < model.first || day > model.last) return '';
  const x = percentage(model.x(day));
  const above = model.ahead.find((point) => point.day === day)?.ahead.yhat_upper ?? model.low;
  const end = Math.max(36, Math.min(model.height, model.y(above) * model.height - GAP_PX)) / model.height;
  const width = Math.max(textWidth(landing.label), textWidth(landing.text, 12, 600));
  const place = model.x(day) * model.width + 6 + width > model.width ? 'text-anchor="end" x="-6"' : 'x="6"';
  return `<line${paint('rule')} x1="${x}" x2="${x}" y1="${TOP_PX}" y2="${percentage(end)}"/><svg x="${x}" y="${TOP_PX}" width="1" height="1" overflow="visible"><text${paint('text')} ${place} y="8">${escaped(landing.label)}</text><text${paint('strong')} ${place} y="24">${escaped(landing.text)}</text></svg>`;
}
