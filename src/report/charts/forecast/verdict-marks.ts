import type { Day } from '../../../calendar/day.ts';
import { dayText, distinctText, yearOf } from '../../words/format.ts';
import { stateWord } from '../../words/state-words.ts';
import type { ChartRow } from './forecast-chart-data.ts';
import { mark, type MarkState } from '../drawing/marks.ts';
import { escaped } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import type { PlotRow } from './plot-rows.ts';
import { runs } from '../drawing/runs.ts';

const SIZE_PX = 11;
/** The mark of the last day. */
const FOCUS_PX = 15;
const UNKNOWN_PX = 10;

/** The states of days without a value to draw a mark at, or with a wrong one. */
const UNKNOWN: readonly MarkState[] = ['no_data', 'late_data', 'data_fault'];

/** The link of a day's mark. */
export type LinkTo = (ds: string) => string;

/** The mark of a day; null for a day without one. */
export function markOf(row: ChartRow): MarkState | null {
  switch (row.status) {
    case 'warning':
    case 'critical':
      return row.favourable ? 'good' : row.status;
    case 'no_data':
    case 'late_data':
    case 'data_fault':
      return row.status;
    case 'normal':
    case 'learning':
    case 'closed':
    case 'unclear':
      return null;
  }
}

/** The day that the chart is about, by default its last one, if it is Warning, Critical or good; null otherwise. */
export function focusOf({ rows, data: { focus } }: Plot): PlotRow | null {
  const found = focus === undefined ? rows.at(-1) : rows.find(({ row }) => row?.ds === focus);
  const state = found?.row ? markOf(found.row) : null;
  return found && found.row?.y !== null && (state === 'warning' || state === 'critical' || state === 'good')
    ? found
    : null;
}

/** A mark on each unusual day, and one for each gap of days without data. */
export function verdictMarks(model: Plot, paint: Paint, linkTo?: LinkTo): string {
  return unknownMarks(model, paint) + unusualMarks(model, paint, linkTo);
}

/** Critical marks are drawn last, over their neighbours. */
function unusualMarks(model: Plot, paint: Paint, linkTo: LinkTo | undefined): string {
  const focus = focusOf(model)?.day;
  const found = model.rows.flatMap(({ day, row }) => {
    const state = row && markOf(row);
    if (!row || row.y === null || state === null || UNKNOWN.includes(state)) return [];
    const title = dayTitle(day, row, model);
    const position = { x: model.x(day), y: model.y(row.y), sizePx: day === focus ? FOCUS_PX : SIZE_PX, title };
    const drawn = mark(state, position, paint);
    const isWorst = state === 'critical' ? 1 : 0;
    const linked = linkTo ? `<a href="${escaped(linkTo(row.ds))}" aria-label="${escaped(title)}">${drawn}</a>` : drawn;
    return [{ isWorst, linked }];
  });
  return found
    .sort((a, b) => a.isWorst - b.isWorst)
    .map(({ linked }) => linked)
    .join('');
}

function unknownMarks(model: Plot, paint: Paint): string {
  const { rows } = model;
  const heights = nearestHeights(rows);
  return (['no_data', 'late_data', 'data_fault'] as const)
    .flatMap((state) =>
      runs(rows, ({ row }) => (row === null ? 'no_data' : row.status) === state).map(({ from, to }) => {
        const middle = rows[Math.floor((from + to) / 2)];
        if (!middle) return '';
        const title = from === to ? '' : ` and ${to - from} more days`;
        const position = {
          x: model.x(middle.day),
          y: model.y(expectedHeight(rows.slice(from, to + 1), heights[from], model)),
          sizePx: UNKNOWN_PX,
          title: `${dayText(middle.day, yearOf(model.last))}${title}: ${stateWord(state)}`,
        };
        return mark(state, position, paint);
      }),
    )
    .join('');
}

/** The expected value in the gap, or else the last one before it, or the first after it. */
function expectedHeight(gap: readonly PlotRow[], near: number | null | undefined, { low, high }: Plot): number {
  return gap.map(heightOf).find((value) => value !== null) ?? near ?? (low + high) / 2;
}

function heightOf({ row }: PlotRow): number | null {
  return row?.yhat ?? row?.y ?? null;
}

/** Of each row the last height up to it, or else the first one of all; null without any. */
function nearestHeights(rows: readonly PlotRow[]): (number | null)[] {
  let last = rows.map(heightOf).find((value) => value !== null) ?? null;
  return rows.map((row) => (last = heightOf(row) ?? last));
}

/** `Tue 14 Jul: Critical. €30,685 against expected €46,500` */
function dayTitle(day: Day, row: ChartRow, { data: { unit, currency }, last }: Plot): string {
  const state = markOf(row) ?? row.status;
  const word = state === 'good' ? stateWord('good') : stateWord(row.status);
  const text = distinctText(
    [row.y, row.yhat].filter((number) => number !== null),
    unit,
    currency,
  );
  const value = row.y === null ? '' : `. ${text(row.y)}`;
  const expected = row.yhat === null ? '' : ` against expected ${text(row.yhat)}`;
  return `${dayText(day, yearOf(last))}: ${word}${value}${expected}`;
}
