import { addDays, weekday, type Day } from '../../calendar/day.ts';
import { LONGEST_HORIZON_DAYS } from '../horizon-groups.ts';
import { growing, incrementalFit, prefix, type FittedModel, type History, type Model } from '../model.ts';
import { oncePerOrigin } from './once-per-origin.ts';
import { oneDayAhead, type OneDayAhead } from '../outliers/one-day-ahead.ts';
import { limitsBefore, within, type Limits } from '../intervals/forecast-limits.ts';
import { runningErrors, scoredWeights, type ScoredWeights } from './scored-weights.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { horizonGroup, trimmedMean } from './combination-weights.ts';

/** What was expected of a past day from a morning before it, and what it brought. */
export interface PastForecast {
  /** Days from the morning to the day, at least 1. */
  readonly horizonDays: number;
  readonly yhat: number;
  readonly actual: number;
}

/** A Monday in the past and what was expected on it. */
export interface PastOrigin {
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
  /** Between which values each member's forecasts on morning `t` lie, by those known before it. */
  readonly reach: (t: number) => Limits;
  /** What was expected of element `t` on its own morning; null where nothing could be said, and outside the history. */
  readonly yhat: (t: number) => number | null;
  /** What was expected on morning `t` of each day from `t` on. */
  readonly ahead: (t: number, horizonDays: number) => (number | null)[];
  /**
   * The forecasts of some 26 Mondays of the year before morning `t`, latest first, at most `horizonDays` ahead, where they can be compared by then.
   * Anomalies are left out.
   */
  readonly past: (t: number, horizonDays: number) => PastOrigin[];
  /** How much each member counts on morning `t` for a day so far ahead, summing to 1; scored each Monday. */
  readonly weights: (t: number, horizonDays: number) => readonly number[];
  /** How they came by these weights, by horizon group: on the Monday of morning `t`; and who speaks for them on `t`. */
  readonly combinationWeights: (t: number) => CombinationWeights;
  /** What later mornings will ask of those up to `t`, so that they need not be worked out again. */
  readonly memory: (t: number) => EnsembleCache;
}

/** How the members were weighed. */
export interface CombinationWeights {
  /** On which Monday. */
  readonly on: Day;
  readonly members: readonly string[];
  /** The ids of who speaks for each member: itself, or what speaks in its place. */
  readonly speakers: readonly string[];
  /** By horizon group. */
  readonly groups: readonly ScoredWeights[];
}

/** What was worked out of some mornings, as plain data. It holds as long as the days before them and the members stay what they are. */
export interface EnsembleCache {
  /** Mornings with what was expected on them of the days from theirs on. */
  readonly ahead: readonly (readonly [t: number, yhat: readonly (number | null)[]])[];
  /** Mondays with how the members were weighed, by horizon group. */
  readonly weighings: readonly (readonly [monday: number, groups: readonly ScoredWeights[]])[];
}

/** The members are scored by the Mondays of half a year. */
const WEEKS_SCORED = 26;
/**
 * Bands come from each Monday of a quarter, which tells how things are now, and every third of the rest of a year, which tells what a year
 * may bring. Those are the same from one week to the next, so that few have to be worked out.
 */
const WEEKS_LOOKED_BACK = 52;
const EVERY_WEEK_FOR = 13;
const THEN_EVERY = 3;
/** How many days before one that is asked about are likely to be asked about with it: those of its band. */
const DAYS_BEHIND = 120;

/**
 * Forecasts a history from its own mornings with an ensemble.
 *
 * Mornings are cheapest to ask about in their order.
 *
 * @param history one value a day, null where unknown; its weights are found anew
 * @param members at least one
 * @param memory of the same history when it was shorter, and of the same members; the results are the same without it
 * @returns forecasts in the unit of the history; mornings go from 0 to its length, the morning of the first open day
 * @throws RangeError if a value is neither a finite number nor null
 * @example rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7, 9] }, [seasonalNaive]).yhat(7) // 1
 * @example rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7] }, [seasonalNaive]).ahead(7, 3) // [1, 2, 3]
 */
export function rollingForecast(
  { start, values }: History,
  members: readonly Model[],
  memory: EnsembleCache = { ahead: [], weighings: [] },
): RollingForecast {
  const screening = oneDayAhead({ start, values });
  const history = { start, values, weights: screening.weights };
  const whole = growing(history);
  const reach = limitsBefore(values);
  const naive = members.findIndex(({ id }) => id === seasonalNaive.id);
  const [daily, weekly] = [walker(), walker()];
  /** From this morning on each was looked at, up to the latest whose own day was asked about. */
  let firstDaily = Infinity;
  let asked = -1;
  /** What was fitted last, which is likely to be asked for more. */
  let latest: { readonly t: number; readonly fitted: readonly FittedModel[] } | null = null;

  /** What each member says on a Monday of the quarter ahead, and on another day of the day itself. */
  const said = oncePerOrigin((t) => {
    const fitted = t >= firstDaily ? daily(t) : weekly(t);
    latest = { t, fitted };
    return predicted(fitted, t, isMonday(t) ? LONGEST_HORIZON_DAYS : 1);
  });
  const missed = oncePerOrigin((monday) =>
    runningErrors(said(monday), (ahead) => comparable(monday + ahead, values.length)),
  );
  const scored = oncePerOrigin((monday) => {
    const past = mondaysBefore(monday, WEEKS_SCORED).map((morning) => ({
      misses: missed(morning),
      daysSeen: monday - morning,
    }));
    return scoredWeights(past, members.length, naive);
  }, memory.weighings);
  const combined = oncePerOrigin((t) => together(said(t), t), memory.ahead);

  /** Fits the members to what was known on mornings: cheaply, if each is later than the last. */
  function walker(): (t: number) => FittedModel[] {
    let walks = members.map(incrementalFit);
    let last = -1;
    return (t) => {
      if (t < last) walks = members.map(incrementalFit);
      last = t;
      const known = prefix(whole, t);
      return walks.map((fit) => fit(known));
    };
  }

  function isMonday(t: number): boolean {
    return t === 0 || weekday(addDays(start, t)) === 0;
  }

  function mondayOf(t: number): number {
    return Math.max(0, t - weekday(addDays(start, t)));
  }

  function predicted(models: readonly FittedModel[], t: number, horizonDays: number): (number | null)[][] {
    const days = Array.from({ length: horizonDays }, (_, index) => addDays(start, t + index));
    const limits = reach(t);
    return models.map((model) => model.predict(days).map((value) => (value === null ? null : within(limits, value))));
  }

  /** The value of a day that is known on a morning and is no anomaly. */
  function comparable(index: number, t: number): number | null {
    return index < t && history.weights[index] !== 0 ? (values[index] ?? null) : null;
  }

  /** The Mondays before a morning, earliest first. */
  function mondaysBefore(t: number, weeks: number): number[] {
    const last = isMonday(t) ? t - 7 : mondayOf(t);
    return Array.from({ length: weeks }, (_, back) => last - 7 * (weeks - 1 - back)).filter((monday) => monday > 0);
  }

  /** The Mondays that the bands of a morning come from. */
  function mondaysLookedAt(t: number): number[] {
    return mondaysBefore(t, WEEKS_LOOKED_BACK).filter(
      (monday) => monday > t - 1 - 7 * EVERY_WEEK_FOR || isThird(monday),
    );
  }

  function isThird(monday: number): boolean {
    return Math.floor((start + monday) / 7) % THEN_EVERY === 0;
  }

  function weights(t: number, horizonDays: number): readonly number[] {
    return scored(mondayOf(t))[horizonGroup(horizonDays)]?.weights ?? [];
  }

  function combinationWeights(t: number): CombinationWeights {
    const monday = mondayOf(t);
    const fitted = fittedOn(t);
    return {
      on: addDays(start, monday),
      members: members.map(({ id }) => id),
      speakers: members.map(({ id }, member) => fitted[member]?.fallbackModel ?? id),
      groups: scored(monday),
    };
  }

  function together(predictions: readonly (readonly (number | null)[])[], t: number): (number | null)[] {
    const first = predictions[0] ?? [];
    return first.map((_, index) => {
      const said = predictions.map((member) => member[index] ?? null);
      return trimmedMean(said, weights(t, index + 1));
    });
  }

  function ahead(t: number, horizonDays: number): (number | null)[] {
    const kept = combined(t);
    if (horizonDays <= kept.length) return kept.slice(0, horizonDays);
    return together(predicted(fittedOn(t), t, horizonDays), t);
  }

  function fittedOn(t: number): readonly FittedModel[] {
    if (latest?.t === t) return latest.fitted;
    const known = prefix(whole, t);
    return members.map((member) => member.fit(known));
  }

  function past(t: number, horizonDays: number): PastOrigin[] {
    const looked = mondaysLookedAt(t);
    const unknown = looked.find((monday) => !combined.has(monday));
    // Each of them needs those before it to weigh the members by, and in their order they are cheapest.
    if (unknown !== undefined)
      mondaysBefore(t, WEEKS_LOOKED_BACK + WEEKS_SCORED)
        .filter((monday) => monday >= unknown - 7 * WEEKS_SCORED)
        .forEach((monday) => said(monday));
    const mornings = looked.map((monday) => ({
      daysAgo: t - monday,
      forecasts: ahead(monday, horizonDays).flatMap((expected, index) => {
        const actual = comparable(monday + index, t);
        return expected === null || actual === null ? [] : [{ horizonDays: index + 1, yhat: expected, actual }];
      }),
    }));
    return mornings.reverse();
  }

  function yhat(t: number): number | null {
    if (t < 0 || t > values.length) return null;
    if (t > asked) {
      const first = Math.max(asked + 1, t - DAYS_BEHIND);
      firstDaily = Math.min(firstDaily, first);
      for (let day = first; day <= t; day++) combined(day);
      asked = t;
    }
    return combined(t)[0] ?? null;
  }

  function memoryOf(t: number): EnsembleCache {
    const days = Array.from({ length: DAYS_BEHIND + 1 }, (_, back) => t - DAYS_BEHIND + back);
    const mornings = new Set([...mondaysLookedAt(t), ...days]);
    return {
      ahead: combined.known().filter(([morning]) => mornings.has(morning)),
      weighings: scored.known().filter(([monday]) => monday === mondayOf(t)),
    };
  }

  return { history, screening, reach, yhat, ahead, past, weights, combinationWeights, memory: memoryOf };
}
