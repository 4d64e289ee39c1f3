import { valueText } from '../../words/format.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import { reachesToday } from './total-label.ts';
import type { Plot } from './plot.ts';

const USUAL_PX = 12;
const BELOW_TOTAL_PX = 46;
const LINE_PX = 16;

/** The line of today and the running day as a dotted line to a hollow dot. */
export function runningDayMark(model: Plot, paint: Paint): string {
  const day = model.runningDay?.day ?? model.ahead[0]?.day;
  if (day === undefined) return '';
  const x = percentage(model.x(day));
  const now = `<line${paint('now')} x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  return model.runningDay ? now + soFar(model, model.runningDay, x, paint) : now;
}

function soFar(model: Plot, runningDay: NonNullable<Plot['runningDay']>, x: string, paint: Paint): string {
  const y = percentage(Math.min(1, Math.max(0, model.y(runningDay.y))));
  const before = model.rows.findLast(({ row }) => row !== null && row.y !== null);
  const line =
    before?.row?.y !== null && before?.row?.y !== undefined
      ? `<line${paint('running-line')} x1="${percentage(model.x(before.day))}" y1="${percentage(model.y(before.row.y))}" x2="${x}" y2="${y}"/>`
      : '';
  const value = valueText(runningDay.y, model.data.unit, model.data.currency);
  const words = label(`${value}, to ${runningDay.until}`, reachesToday(model), paint);
  return `${line}<svg x="${x}" y="${y}" width="1" height="1" overflow="visible"><circle${paint('running-dot')} r="3.5"/></svg><svg x="${x}" y="0" width="1" height="1" overflow="visible">${words}</svg>`;
}

/** Two lines left of that of today, which fit on a phone too; right of it and lower where the label of the total is in the way. */
function label(value: string, isInTheWay: boolean, paint: Paint): string {
  const [place, top] = isInTheWay ? ['x="6"', BELOW_TOTAL_PX] : ['text-anchor="end" x="-6"', USUAL_PX];
  return ['Today so far', value]
    .map((words, line) => `<text${paint('text')} ${place} y="${top + line * LINE_PX}">${escaped(words)}</text>`)
    .join('');
}
