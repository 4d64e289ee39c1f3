import { valueText } from '../../words/format.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import { totalLabelPlace } from './total-label.ts';
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
  const words = label(`Today so far ${value}`, `to ${runningDay.until}`, overlapsTotal(model), paint);
  return `${line}<svg x="${x}" y="${y}" width="1" height="1" overflow="visible"><circle${paint('running-dot')} r="3.5"/></svg><svg x="${x}" y="0" width="1" height="1" overflow="visible">${words}</svg>`;
}

/** On a narrow chart the label of the total is in the way, and the left of the line may be scrolled out of view: two lines at the right. */
function label(value: string, until: string, isNarrow: boolean, paint: Paint): string {
  const text = (place: string, words: string): string => `<text${paint('text')} ${place}>${escaped(words)}</text>`;
  return isNarrow
    ? text(`x="6" y="${BELOW_TOTAL_PX}"`, value) + text(`x="6" y="${BELOW_TOTAL_PX + LINE_PX}"`, until)
    : text(`text-anchor="end" x="-6" y="${USUAL_PX}"`, `${value}, ${until}`);
}

function overlapsTotal(model: Plot): boolean {
  const place = totalLabelPlace(model);
  return place !== null && model.runningDay !== null && place.leftPx < model.x(model.runningDay.day) * model.width;
}
