import { valueText } from '../../words/format.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import { totalLabelPlace } from './total-label.ts';
import type { Plot } from './plot.ts';

const USUAL_PX = 12;
const BELOW_LANDING_PX = 46;
const LINE_PX = 16;

/** The line between what is over and what is open, and the open day dotted to a hollow dot; no verdict. */
export function runningDayMark(model: Plot, paint: Paint): string {
  const day = model.open?.day ?? model.ahead[0]?.day;
  if (day === undefined) return '';
  const x = percentage(model.x(day));
  const now = `<line${paint('now')} x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  return model.open ? now + soFar(model, model.open, x, paint) : now;
}

function soFar(model: Plot, open: NonNullable<Plot['open']>, x: string, paint: Paint): string {
  const y = percentage(Math.min(1, Math.max(0, model.y(open.y))));
  const before = model.rows.findLast(({ row }) => row !== null && row.y !== null);
  const way =
    before?.row?.y !== null && before?.row?.y !== undefined
      ? `<line${paint('open-line')} x1="${percentage(model.x(before.day))}" y1="${percentage(model.y(before.row.y))}" x2="${x}" y2="${y}"/>`
      : '';
  const value = valueText(open.y, model.data.unit, model.data.currency);
  const words = label(`Today so far ${value}`, `to ${open.until}`, overlapsLanding(model), paint);
  return `${way}<svg x="${x}" y="${y}" width="1" height="1" overflow="visible"><circle${paint('open-dot')} r="3.5"/></svg><svg x="${x}" y="0" width="1" height="1" overflow="visible">${words}</svg>`;
}

/** On a narrow chart the landing's words stand in the way, and what lies left of the line may be out of sight: two lines at its right. */
function label(value: string, until: string, isNarrow: boolean, paint: Paint): string {
  const text = (place: string, words: string): string => `<text${paint('text')} ${place}>${escaped(words)}</text>`;
  return isNarrow
    ? text(`x="6" y="${BELOW_LANDING_PX}"`, value) + text(`x="6" y="${BELOW_LANDING_PX + LINE_PX}"`, until)
    : text(`text-anchor="end" x="-6" y="${USUAL_PX}"`, `${value}, ${until}`);
}

function overlapsLanding(model: Plot): boolean {
  const landing = totalLabelPlace(model);
  return landing !== null && model.open !== null && landing.leftPx < model.x(model.open.day) * model.width;
}
