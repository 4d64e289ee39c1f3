import { dayFromIso, type Day } from '../../../calendar/day.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';

const GAP_PX = 10;
const TOP_PX = 4;
const ASIDE_PX = 6;
const SHORTEST_PX = 32;
/** Below the two lines of the label, and below two more of today's. */
const BELOW_TEXT_PX = 34;
const BELOW_TODAY_PX = 68;

/** A page may show text in a font that is wider than that of pictures, which widths are known of. */
const WIDER_FONT = 1.2;

/** Where the label stands in the plot area: right of its line, or where the space ends before, at the right end above the line. */
export interface TotalLabelPlace {
  /** The line, as a share of the width. */
  readonly x: number;
  readonly isAbove: boolean;
  readonly leftPx: number;
}

function totalLabelPlace({ data: { total }, first, last, x, width, overhangPx = 0 }: Plot): TotalLabelPlace | null {
  const day = total ? dayFromIso(total.ds) : null;
  if (!total || day === null || day < first || day > last) return null;
  const beside = x(day) * width + ASIDE_PX;
  const widest = Math.max(textWidth(total.label), textWidth(total.text, 12, 600));
  const latest = width + overhangPx - WIDER_FONT * widest;
  return { x: x(day), isAbove: latest < beside, leftPx: Math.min(beside, latest) };
}

/** The month's forecast total at a hairline from the month's last day down to the forecast. */
export function totalLabel(model: Plot, paint: Paint): string {
  const { total } = model.data;
  const place = totalLabelPlace(model);
  if (!total || !place) return '';
  const x = percentage(place.x);
  const [at, anchor] = place.isAbove
    ? ['100%', `text-anchor="end" x="${model.overhangPx ?? 0}"`]
    : [x, `x="${ASIDE_PX}"`];
  const top = place.isAbove ? belowTotal(model) : TOP_PX;
  const bottom = percentage(endOfLine(model, dayFromIso(total.ds), top));
  return `<line${paint('rule')} x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/><svg x="${at}" y="${TOP_PX}" width="1" height="1" overflow="visible"><text${paint('text')} ${anchor} y="8">${escaped(total.label)}</text><text${paint('strong')} ${anchor} y="24">${escaped(total.text)}</text></svg>`;
}

/** Whether the label reaches the line of today, whose own label then has two lines below it. */
export function reachesToday(model: Plot): boolean {
  const place = totalLabelPlace(model);
  return place !== null && model.runningDay !== null && place.leftPx < model.x(model.runningDay.day) * model.width;
}

function belowTotal(model: Plot): number {
  return reachesToday(model) ? BELOW_TODAY_PX : BELOW_TEXT_PX;
}

function endOfLine({ ahead, y, height }: Plot, day: Day, top: number): number {
  const upper = ahead.findLast((point) => point.day <= day)?.ahead.yhat_upper;
  if (upper === undefined) return 1;
  return Math.min(height, Math.max(top + SHORTEST_PX, y(upper) * height - GAP_PX)) / height;
}
