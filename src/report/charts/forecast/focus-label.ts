import { dayText, distinctText, shareText, yearOf } from '../../words/format.ts';
import type { ChartRow } from './forecast-chart-data.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { textWidth } from '../drawing/text-width.ts';
import { focusOf, markOf } from './verdict-marks.ts';

const LINE_PX = 16;
/** The height of the running day's label at the top, and of the flags at the bottom. */
const TOP_PX = 36;
const LANE_PX = 30;
const APART_PX = 14;
/** From ten times the expected value on, a percentage is unreadable. */
const LARGEST_DEVIATION_SHOWN = 10;
/** Candidate positions: the baseline of the label's first line below the middle of the mark, in order of preference. */
const OFFSETS_PX = [0, 14, 28, -18, -32, 44, -48, 60, -64];

/** The day that the chart is about in words beside its mark, at the position that covers the least of the days before. */
export function focusLabel(model: Plot, paint: Paint): string {
  const focus = focusOf(model);
  const row = focus?.row;
  const state = row && markOf(row);
  if (!focus || !row || row.y === null || !state) return '';
  const tone = state === 'critical' || state === 'warning' || state === 'good' ? state : 'unknown';
  const day = dayText(focus.day, yearOf(model.last));
  const shown = [row.y, row.yhat].filter((number) => number !== null);
  const value = distinctText(shown, model.data.unit, model.data.currency)(row.y);
  const deviation = deviationText(row);
  const width = Math.max(textWidth(day, 12, 600), textWidth(value + deviation, 12, 600)) + APART_PX;
  const middle = model.y(row.y) * model.height;
  const isLeft = model.x(focus.day) * model.width > width;
  const offset = isLeft ? bestOffset(model, model.x(focus.day) * model.width, width, middle) : 0;
  const anchor = isLeft ? `text-anchor="end" x="-${APART_PX}"` : `x="${APART_PX}"`;
  return `<svg x="${percentage(model.x(focus.day))}" y="${percentage(model.y(row.y))}" width="1" height="1" overflow="visible"><text${paint(`text-${tone}`)} ${anchor} y="${offset}">${escaped(day)}</text><text${paint('strong')} ${anchor} y="${offset + LINE_PX}">${escaped(value)}<tspan${paint('more')}>${escaped(deviation)}</tspan></text></svg>`;
}

/** `, 27% below`; where a declared limit decided, `, above its limit`. */
function deviationText({ y, yhat, decided_by }: ChartRow): string {
  if (decided_by === 'above_limit' || decided_by === 'below_limit') return `, ${decided_by.slice(0, 5)} its limit`;
  if (y === null || yhat === null || yhat === 0) return '';
  const deviation = (y - yhat) / Math.abs(yhat);
  if (Math.abs(deviation) >= LARGEST_DEVIATION_SHOWN) return '';
  return `, ${shareText(Math.abs(deviation))} ${deviation < 0 ? 'below' : 'above'}`;
}

function bestOffset(model: Plot, right: number, width: number, middle: number): number {
  const near = model.rows.filter(({ day }) => {
    const x = model.x(day) * model.width;
    return x > right - width && x < right;
  });
  const heights = (of: (row: ChartRow) => readonly (number | null)[]): number[] =>
    near
      .flatMap(({ row }) => (row ? of(row) : []))
      .flatMap((value) => (value === null ? [] : [model.y(value) * model.height]));
  const lines = heights(({ y }) => [y]);
  const boundaries = heights((row) => [row.warning_lower, row.critical_lower, row.warning_upper, row.critical_upper]);
  const limits = model.limits.map((limit) => model.y(limit) * model.height);
  const lane = model.data.events?.length ? LANE_PX : 2;
  const scores = OFFSETS_PX.map((offset, index) => {
    const top = middle + offset - 12;
    const bottom = middle + offset + LINE_PX + 4;
    const covers = (y: number): boolean => y > top && y < bottom;
    const outside = top < TOP_PX || bottom > model.height - lane ? 1000 : 0;
    // A limit crosses the whole label.
    const crossed =
      lines.filter(covers).length + 0.3 * boundaries.filter(covers).length + 4 * limits.filter(covers).length;
    return crossed + outside + index * 0.4;
  });
  return OFFSETS_PX[scores.indexOf(Math.min(...scores))] ?? 0;
}
