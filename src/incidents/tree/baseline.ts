import { addDays, type Day } from '../../calendar/day.ts';
import { isJudgedStatus, type Status } from '../../detect/verdict.ts';

/** The forecasts of a day that was compared with them. */
export interface ForecastDay {
  readonly day: Day;
  /** Issued the day before. */
  readonly yhat: number;
  /** Issued two weeks before, as `Expectation.yhat_before`. */
  readonly yhatBefore: number | null;
}

/** A day since the onset of an event, with what would have been expected of it without the event. */
export interface BaselineDay {
  readonly day: Day;
  readonly yhat: number;
  readonly expected: number;
}

/** A day of a gap with its value. */
export interface CountedDay extends BaselineDay {
  readonly value: number;
}

/** The forecast from two weeks before begins with the thirteenth day before: the forecast of that day knew as much. */
const DAYS_BEFORE = 13;
/** Forecasts that have fallen below this share of the baseline differ from it by an amount, not by a factor. */
const LEAST_FACTOR = 0.1;

/** Whether a day counts in the gap of an event: it was compared with a forecast, whether it could be judged by itself or not. */
export function isCompared({
  status,
  value,
  yhat,
}: {
  readonly status: Status;
  readonly value: number | null;
  readonly yhat: number | null;
}): boolean {
  return value !== null && yhat !== null && (isJudgedStatus(status) || status === 'unclear');
}

/**
 * What would have been expected of a day without an event: on its first day the forecast, and later the forecast from two weeks before,
 * without what that one had learnt of the event: a chain of links of two weeks. Of what lasts, forecasts of the next day find less each day.
 *
 * @param since the compared days from the onset on, ascending; the last 28 are enough
 */
export function expectedOn(since: readonly BaselineDay[], { day, yhat, yhatBefore }: ForecastDay): number {
  if (since.length === 0 || yhatBefore === null) return yhat;
  const origin = addDays(day, -DAYS_BEFORE);
  const then = since.findLast((one) => one.day <= origin);
  if (!then) return yhatBefore;
  const isFactor = then.expected > 0 && then.yhat >= LEAST_FACTOR * then.expected;
  return isFactor ? (yhatBefore * then.expected) / then.yhat : yhatBefore + then.expected - then.yhat;
}

/** What would have been expected of each day without an event that began on the first of them. @param days ascending */
export function baseline(days: readonly ForecastDay[]): BaselineDay[] {
  const since: BaselineDay[] = [];
  for (const one of days) since.push({ day: one.day, yhat: one.yhat, expected: expectedOn(since, one) });
  return since;
}
