import { dayFromIso, type Day } from '../../../calendar/day.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';

const GAP_PX = 10;
const TOP_PX = 4;
const ASIDE_PX = 6;
const SHORTEST_PX = 36;

/** The position of the label in the plot area. */
export interface TotalLabelPlace {
  /** A share of the width. */
  readonly x: number;
  readonly isLeft: boolean;
  readonly leftPx: number;
}

export function totalLabelPlace({
  data: { total },
  first,
  last,
  x,
  width,
  overhangPx = 0,
}: Plot): TotalLabelPlace | null {
  const day = total ? dayFromIso(total.ds) : null;
  if (!total || day === null || day < first || day > last) return null;
  const wide = Math.max(textWidth(total.label), textWidth(total.text, 12, 600));
  const atPx = x(day) * width;
  const isLeft = atPx + ASIDE_PX + wide > width + overhangPx;
  return { x: x(day), isLeft, leftPx: isLeft ? atPx - ASIDE_PX - wide : atPx + ASIDE_PX };
}

/** The month's forecast total at a hairline from the month's last day down to the forecast. */
export function totalLabel(model: Plot, paint: Paint): string {
  const { total } = model.data;
  const place = totalLabelPlace(model);
  if (!total || !place) return '';
  const x = percentage(place.x);
  const anchor = place.isLeft ? `text-anchor="end" x="-${ASIDE_PX}"` : `x="${ASIDE_PX}"`;
  return `<line${paint('rule')} x1="${x}" x2="${x}" y1="${TOP_PX}" y2="${percentage(endOfLine(model, dayFromIso(total.ds)))}"/><svg x="${x}" y="${TOP_PX}" width="1" height="1" overflow="visible"><text${paint('text')} ${anchor} y="8">${escaped(total.label)}</text><text${paint('strong')} ${anchor} y="24">${escaped(total.text)}</text></svg>`;
}

function endOfLine({ ahead, y, height }: Plot, day: Day): number {
  const upper = ahead.findLast((point) => point.day <= day)?.ahead.yhat_upper;
  if (upper === undefined) return 1;
  return Math.min(height, Math.max(SHORTEST_PX, y(upper) * height - GAP_PX)) / height;
}
