import { dayFromIso } from '../../../calendar/day.ts';
import { eventText } from './event-text.ts';
import type { ChartEvent } from './forecast-chart-data.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';

interface Flag {
  readonly atPx: number;
  readonly events: readonly ChartEvent[];
}

const LABEL_AT_PX = 12;
const LEFT_LABEL_AT_PX = 6;
const APART_PX = 10;

/** Flags above the axis with their labels; flags that would overlap become one with a count. */
export function eventsLane(model: Plot, paint: Paint): string {
  const { width, first, last, x, runningDay } = model;
  const placed = (model.data.events ?? [])
    .map((event) => ({ event, from: dayFromIso(event.from), to: dayFromIso(event.to) }))
    .filter(({ from, to }) => to >= first && from <= last)
    .map(({ event, from }) => ({ event, day: from < first ? first : from }))
    .sort((a, b) => a.day - b.day)
    .map(({ event, day }) => ({ atPx: x(day) * width, events: [event] }));
  const nowDay = runningDay?.day ?? model.ahead[0]?.day;
  const nowPx = nowDay === undefined ? width : x(nowDay) * width;
  const flags = merged(placed, width);
  return flags
    .map((flag, index) => flagMarkup(flag, isLabelledLeft(flag, flags[index - 1], nowPx, width), width, paint))
    .join('');
}

/** A label that has no space on the right stands on the left, and then must not reach the flag before it either. */
function merged(placed: readonly Flag[], width: number): Flag[] {
  return placed.reduce<Flag[]>((flags, flag) => {
    let last = flag;
    const rest = [...flags];
    for (let before = rest.at(-1); before && touch(before, last, width); before = rest.at(-1)) {
      rest.pop();
      last = { atPx: before.atPx, events: [...before.events, ...last.events] };
    }
    return [...rest, last];
  }, []);
}

function touch(before: Flag, flag: Flag, width: number): boolean {
  if (flag.atPx < endPx(before) + APART_PX) return true;
  return endPx(flag) > width && leftPx(flag) < endPx(before) + APART_PX;
}

/** Whether a label on the right would leave the plot area, or cross the line of today while there is space on the left. */
function isLabelledLeft(flag: Flag, before: Flag | undefined, nowPx: number, width: number): boolean {
  if (endPx(flag) > width) return true;
  const crosses = flag.atPx < nowPx && endPx(flag) > nowPx;
  return crosses && leftPx(flag) > (before ? endPx(before) + APART_PX : 0);
}

/** Where a label on the left begins. */
function leftPx(flag: Flag): number {
  return flag.atPx - LEFT_LABEL_AT_PX - textWidth(label(flag));
}

function endPx(flag: Flag): number {
  return flag.atPx + LABEL_AT_PX + textWidth(label(flag));
}

function label({ events }: Flag): string {
  const [only] = events;
  if (events.length === 1 && only !== undefined) return only.name;
  return `${events.length} ${events.every(({ kind }) => kind === 'holiday') ? 'holidays' : 'events'}`;
}

function flagMarkup(flag: Flag, isLeft: boolean, width: number, paint: Paint): string {
  const place = isLeft ? `text-anchor="end" x="-${LEFT_LABEL_AT_PX}"` : `x="${LABEL_AT_PX}"`;
  const names = escaped(flag.events.map((event) => eventText(event)).join('; '));
  return `<svg x="${percentage(flag.atPx / width)}" y="100%" width="1" height="1" overflow="visible"><title>${names}</title><line${paint('flag-pole')} x1="0" x2="0" y1="0" y2="-26"/><path${paint('flag')} d="M0-26 8-22.5 0-19Z"/><text${paint('text')} ${place} y="-18">${escaped(label(flag))}</text></svg>`;
}
