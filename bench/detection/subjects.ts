import { EVENTS, planted, type EventKind, type Planted } from './events.ts';
import { DAYS, FIRST_SCORED, generated, holidayRows, type Generated } from './generator.ts';
import { issued, judgingInputs, knownAt, type Subject } from './issued.ts';
import type { JudgingInput } from '../../src/detect/expectation.ts';
import { RULE } from './our-scores.ts';

/** After a planted event so many days are judged: the longest window in which an alert counts, and two weeks for repeats. */
const AFTER_EVENT_DAYS = 30;

/** A series as it is judged: the values from `FIRST_SCORED` on with what each was judged by. */
export interface JudgedSeries {
  readonly series: Generated;
  readonly values: readonly number[];
  readonly inputs: readonly (JudgingInput | null)[];
}

export interface JudgedEvent extends JudgedSeries {
  readonly planted: Planted;
}

/** Without events. */
export function cleanSeries(seed: number, index: number, hasCalendar: boolean): JudgedSeries {
  const series = generated(seed, index);
  return {
    series,
    values: series.values.slice(FIRST_SCORED),
    inputs: judgingInputs(subjectOf(series, hasCalendar), RULE),
  };
}

/** With one event of each kind, the calendar known; judged until some weeks after it. */
export function seriesWithEvents(clean: JudgedSeries, seed: number, index: number): JudgedEvent[] {
  return EVENTS.map((kind, at) => withEvent(clean, kind, seed, 1000 * (at + 1) + index));
}

/** With one event, the calendar known; judged until some weeks after it. @param stream of the random number that the day is */
export function withEvent(
  { series, inputs }: JudgedSeries,
  kind: EventKind,
  seed: number,
  stream: number,
): JudgedEvent {
  const event = planted(series, kind, seed, stream);
  const to = Math.min(DAYS, event.day + AFTER_EVENT_DAYS);
  const subject = { ...subjectOf({ ...series, values: event.values }, true), from: event.day, to };
  const warm = knownAt(issued(subjectOf(series, true)), event.day);
  return {
    series,
    planted: event,
    values: event.values.slice(FIRST_SCORED, to),
    inputs: [...inputs.slice(0, event.day - FIRST_SCORED), ...judgingInputs(subject, RULE, warm)],
  };
}

function subjectOf(series: Generated, hasCalendar: boolean): Subject {
  return { values: series.values, holidays: hasCalendar ? holidayRows(series) : [], from: FIRST_SCORED, to: DAYS };
}
