import { dayFromIso, type Day } from '../../../calendar/day.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';

const GAP_PX = 10;
const TOP_PX = 4;
const ASIDE_PX = 6;
const SHORTEST_PX = 36;

/** Where the words of the landing stand: shares and pixels of the frame; null if there is none to say. */
export interface TotalLabelPlace {
  readonly x: number;
  readonly isLeft: boolean;
  readonly leftPx: number;
}

export function totalLabelPlace({
  data: { landing },
  first,
  last,
  x,
  width,
  overhangPx = 0,
}: Plot): TotalLabelPlace | null {
  const day = landing ? dayFromIso(landing.ds) : null;
  if (!landing || day === null || day < first || day > last) return null;
  const wide = Math.max(textWidth(landing.label), textWidth(landing.text, 12, 600));
  const atPx = x(day) * width;
  const isLeft = atPx + ASIDE_PX + wide > width + overhangPx;
  return { x: x(day), isLeft, leftPx: isLeft ? atPx - ASIDE_PX - wide : atPx + ASIDE_PX };
}

/** A hairline at the month's end down to the fan, which carries where the month lands. */
export function totalLabel(model: Plot, paint: Paint): string {
  const { landing } = model.data;
  const place = totalLabelPlace(model);
  if (!landing || !place) return '';
  const x = percentage(place.x);
  const anchor = place.isLeft ? `text-anchor="end" x="-${ASIDE_PX}"` : `x="${ASIDE_PX}"`;
  return `<line${paint('rule')} x1="${x}" x2="${x}" y1="${TOP_PX}" y2="${percentage(endOfLine(model, dayFromIso(landing.ds)))}"/><svg x="${x}" y="${TOP_PX}" width="1" height="1" overflow="visible"><text${paint('text')} ${anchor} y="8">${escaped(landing.label)}</text><text${paint('strong')} ${anchor} y="24">${escaped(landing.text)}</text></svg>`;
}

function endOfLine({ ahead, y, height }: Plot, day: Day): number {
  const upper = ahead.findLast((point) => point.day <= day)?.ahead.yhat_upper;
  if (upper === undefined) return 1;
  return Math.min(height, Math.max(SHORTEST_PX, y(upper) * height - GAP_PX)) / height;
}
