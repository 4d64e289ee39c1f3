import { addDays } from '../calendar/day.ts';
import { combined } from './ensemble.ts';
import { prefix, type History, type Model } from './model.ts';

/** How many past mornings are looked back to, and how many days lie between them. */
const ORIGINS = 26;
const DAYS_BETWEEN_ORIGINS = 7;

/** What was expected of a past day from a morning before it, and what it brought. */
export interface PastForecast {
  /** Days from the morning to the day, at least 1. */
  readonly horizonDays: number;
  readonly yhat: number;
  readonly actual: number;
}

/** What the members together expect of each of the days after a history, first to last. */
export function combinedAhead(
  history: History,
  members: readonly Model[],
  memberWeights: readonly number[],
  horizonDays: number,
): (number | null)[] {
  const days = Array.from({ length: horizonDays }, (_, index) => addDays(history.start, history.values.length + index));
  const said = members.map((member) => member.fit(history).predict(days));
  return days.map((_, index) =>
    combined(
      said.map((predictions) => predictions[index] ?? null),
      memberWeights,
    ),
  );
}

/**
 * The forecasts that would have been made on 26 mornings, a week apart, each `horizonDays` ahead: one list a morning, latest first.
 * Days that are unknown or weigh nothing (anomalies) are left out.
 */
export function pastForecasts(
  history: History,
  members: readonly Model[],
  memberWeights: readonly number[],
  horizonDays: number,
): PastForecast[][] {
  const mornings: PastForecast[][] = [];
  for (let back = 1; back <= ORIGINS; back++) {
    const length = history.values.length - back * DAYS_BETWEEN_ORIGINS;
    if (length <= 0) break;
    const ahead = combinedAhead(prefix(history, length), members, memberWeights, horizonDays);
    mornings.push(
      ahead.flatMap((yhat, index) => {
        const actual = history.values[length + index] ?? null;
        const counts = history.weights?.[length + index] !== 0;
        return yhat === null || actual === null || !counts ? [] : [{ horizonDays: index + 1, yhat, actual }];
      }),
    );
  }
  return mornings;
}
