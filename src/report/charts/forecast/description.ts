import { dayFromIso, isoDay, type Day } from '../../../calendar/day.ts';
import { monthText, valueText, yearOf } from '../../words/format.ts';
import { stateWord } from '../../words/state-words.ts';
import { isDrawable } from '../drawing/drawable.ts';
import { eventText } from './event-text.ts';
import type { ChartEvent, ForecastChartData } from './forecast-chart-data.ts';
import type { Plot } from './plot.ts';
import { markOf } from './verdict-marks.ts';

const NAMED_AT_MOST = 6;

/**
 * The title for screen readers: `Revenue by day, 24 June to 21 September 2026, with a forecast to 21 October 2026`.
 */
export function chartTitle({ data, rows, ahead, last }: Plot): string {
  const from = rows[0]?.day;
  const to = rows.at(-1)?.day;
  const past = from === undefined || to === undefined ? '' : ` by day, ${longDay(from, to)} to ${longDay(to, null)}`;
  const forecast =
    ahead.length === 0
      ? ''
      : `, with a forecast to ${longDay(last, yearOf(to ?? last) === yearOf(last) ? last : null)}`;
  return `${data.title}${past}${forecast}`;
}

/** The chart in words for screen readers: the days that were not Normal, the running day, the month's total and the events. */
export function chartDescription({
  rows,
  total,
  runningDay,
  events = [],
  unit,
  currency,
  limit,
}: ForecastChartData): string {
  const judged = rows.filter(({ status }) => status === 'normal' || status === 'warning' || status === 'critical');
  const normal = judged.filter(({ status }) => status === 'normal').length;
  const states = ['critical', 'warning', 'good', 'no_data', 'late_data', 'data_fault'] as const;
  const parts = states.flatMap((state) => {
    const days = rows.filter((row) => markOf(row) === state).map(({ ds }) => dayFromIso(ds));
    return days.length === 0 ? [] : [`${stateWord(state)} on ${daysText(days)}.`];
  });
  const closed = rows.filter(({ status }) => status === 'closed').length;
  return [
    judged.length === 0 ? 'No day has been judged yet.' : `Normal on ${normal} of ${judged.length} judged days.`,
    ...parts,
    ...limitTexts(limit, (value) => valueText(value, unit, currency)),
    ...(closed > 0 ? [`Closed on ${closed} days.`] : []),
    ...(runningDay && isDrawable(runningDay.y)
      ? [`Today so far ${valueText(runningDay.y, unit, currency)}, to ${runningDay.until}.`]
      : []),
    ...(total ? [`${total.label} ${total.text}.`] : []),
    ...(events.length > 0 ? [`Events: ${eventsText(events)}.`] : []),
  ].join(' ');
}

function limitTexts(limit: ForecastChartData['limit'], text: (value: number) => string): string[] {
  const bounds = [limit?.below ?? null, limit?.above ?? null].filter((value) => value !== null);
  return bounds.length === 0 ? [] : [`Limit: ${bounds.map(text).join(' to ')}.`];
}

function eventsText(events: readonly ChartEvent[]): string {
  const unnamed = events.length - NAMED_AT_MOST;
  const named = events.slice(-NAMED_AT_MOST).map((event) => eventText(event));
  return `${unnamed > 0 ? `${unnamed} earlier, ` : ''}${named.join('; ')}`;
}

function daysText(days: readonly Day[]): string {
  const last = days.at(-1);
  if (last === undefined) return '';
  if (days.length > NAMED_AT_MOST) return `${days.length} days, the last ${longDay(last, last)}`;
  const named = days.map((day) => longDay(day, last));
  return named.length === 1 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}

/** With the year unless it is the year of `beside`. */
function longDay(day: Day, beside: Day | null): string {
  const words = `${Number(isoDay(day).slice(8))} ${monthText(day)}`;
  return beside !== null && yearOf(day) === yearOf(beside) ? words : `${words} ${yearOf(day)}`;
}
