import { addDays, weekday } from '../calendar/day.ts';
import { prefix, type FittedModel, type History, type Model } from './model.ts';
import { oneDayAhead, type OneDayAhead } from './one-day-ahead.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { groupWeights, GROUPS, horizonGroup, trimmedMean } from './trimmed-ensemble.ts';
import { weekdayMean } from './weekday-mean.ts';

/** What was expected of a past day from a morning before it, and what it brought. */
export interface PastForecast {
  /** Days from the morning to the day, at least 1. */
  readonly horizonDays: number;
  readonly yhat: number;
  readonly actual: number;
}

/** A Monday in the past and what was expected on it. */
export interface PastMorning {
  readonly daysAgo: number;
  /** By horizon, ascending. */
  readonly forecasts: readonly PastForecast[];
}

/**
 * A history seen from each of its mornings. Morning `t` knows the values before element `t` alone, and all that is said of it comes from
 * them: the members' parameters, their weights, which days are anomalies. Worked out when asked for, and kept.
 */
export interface RollingForecast {
  /** With the weights of its days: 0 for an anomaly, else 1. */
  readonly history: History;
  /** What the naive members expected of each day, from which anomalies are told. */
  readonly screening: OneDayAhead;
  /** What was expected of element `t` on its own morning; null where nothing could be said, and outside the history. */
  yhat(t: number): number | null;
  /** What was expected on morning `t` of each day from `t` on. */
  ahead(t: number, horizonDays: number): (number | null)[];
  /**
   * The forecasts of the last 26 Mondays before morning `t`, latest first, at most `horizonDays` ahead, where they can be compared by
   * then. Anomalies are left out.
   */
  past(t: number, horizonDays: number): PastMorning[];
  /** How much each member counts on morning `t` for a day so far ahead, summing to 1; scored each Monday. */
  weights(t: number, horizonDays: number): number[];
}

/** The longest quarter. */
const LONGEST_HORIZON_DAYS = 92;
/** How many Mondays are looked back to. */
const MORNINGS = 26;
/** While a history is this short each day teaches much, and models are fitted anew each morning. */
const SHORT_DAYS = 56;

/**
 * Forecasts a history from its own mornings with an ensemble.
 *
 * @param members at least one; those that can be brought up to date (`advanced`) are fitted on Mondays only
 * @throws RangeError if a value is neither a finite number nor null
 */
export function rollingForecast({ start, values }: History, members: readonly Model[]): RollingForecast {
  const screening = oneDayAhead({ start, values }, [seasonalNaive, weekdayMean]);
  const history = { start, values, weights: screening.weights };
  const known = remembered((t) => prefix(history, t));
  const fitted = remembered((monday) => members.map((member) => member.fit(known(monday))));
  const said = remembered((monday) => predicted(fitted(monday), monday, LONGEST_HORIZON_DAYS));
  const weightsByGroup = remembered((monday) => scored(monday));
  const yhat = remembered((t) => (t >= 0 && t <= values.length ? (ahead(t, 1)[0] ?? null) : null));

  function mondayOf(t: number): number {
    return Math.max(0, t - weekday(addDays(start, t)));
  }

  function predicted(models: readonly FittedModel[], t: number, horizonDays: number): (number | null)[][] {
    const days = Array.from({ length: horizonDays }, (_, index) => addDays(start, t + index));
    return models.map((model) => model.predict(days));
  }

  function saidOn(t: number, horizonDays: number): (number | null)[][] {
    const monday = mondayOf(t);
    if (t === monday && horizonDays <= LONGEST_HORIZON_DAYS) return said(monday);
    const models = members.map((member, index) => {
      const advanced = t >= SHORT_DAYS ? fitted(monday)[index]?.advanced : undefined;
      return advanced ? advanced(known(t)) : member.fit(known(t));
    });
    return predicted(models, t, horizonDays);
  }

  /** What the misses of the Mondays before one say of the members, over the days of which all of them said something. */
  function scored(monday: number): number[][] {
    const sums = Array.from({ length: GROUPS }, () => members.map(() => 0));
    const days = sums.map(() => 0);
    for (const morning of mondaysBefore(monday)) {
      const predictions = said(morning);
      for (let index = 0; index < LONGEST_HORIZON_DAYS && morning + index < monday; index++) {
        const actual = comparable(morning + index, monday);
        const group = horizonGroup(index + 1);
        if (actual === null || predictions.some((member) => (member[index] ?? null) === null)) continue;
        const sum = sums[group] ?? [];
        predictions.forEach((member, at) => {
          sum[at] = (sum[at] ?? 0) + Math.abs((member[index] ?? 0) - actual);
        });
        days[group] = (days[group] ?? 0) + 1;
      }
    }
    return groupWeights({ sums, days }, members.length);
  }

  /** The value of a day that is known on a morning and is no anomaly. */
  function comparable(index: number, t: number): number | null {
    return index < t && history.weights[index] !== 0 ? (values[index] ?? null) : null;
  }

  /** The Mondays before a morning, latest first. */
  function mondaysBefore(t: number): number[] {
    const last = mondayOf(t) === t ? t - 7 : mondayOf(t);
    return Array.from({ length: MORNINGS }, (_, back) => last - 7 * back).filter((monday) => monday > 0);
  }

  function weights(t: number, horizonDays: number): number[] {
    return weightsByGroup(mondayOf(t))[horizonGroup(horizonDays)] ?? [];
  }

  function ahead(t: number, horizonDays: number): (number | null)[] {
    const predictions = saidOn(t, horizonDays);
    return Array.from({ length: horizonDays }, (_, index) =>
      trimmedMean(
        predictions.map((member) => member[index] ?? null),
        weights(t, index + 1),
      ),
    );
  }

  function past(t: number, horizonDays: number): PastMorning[] {
    return mondaysBefore(t).map((monday) => ({
      daysAgo: t - monday,
      forecasts: ahead(monday, horizonDays).flatMap((expected, index) => {
        const actual = comparable(monday + index, t);
        return expected === null || actual === null ? [] : [{ horizonDays: index + 1, yhat: expected, actual }];
      }),
    }));
  }

  return { history, screening, yhat, ahead, past, weights };
}

function remembered<T>(of: (t: number) => T): (t: number) => T {
  const found = new Map<number, T>();
  return (t) => {
    const before = found.get(t);
    if (before !== undefined) return before;
    const value = of(t);
    found.set(t, value);
    return value;
  };
}
