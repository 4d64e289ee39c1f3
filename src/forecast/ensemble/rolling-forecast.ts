import { addDays, daysBetween, weekday, type Day } from '../../calendar/day.ts';
import { dailyErrors, type DailyErrors } from '../residual.ts';
import { horizonGroup, LONGEST_HORIZON_DAYS } from '../horizon-groups.ts';
import type { EventDays } from '../events/event-days.ts';
import { eventEffects, type EffectsAt } from '../events/event-effects.ts';
import { monthlyDays } from '../events/monthly-days.ts';
import { monthlySpecialDay, specialDays, type SpecialDay } from '../events/special-days.ts';
import { growing, incrementalFit, prefix, storedAlike, type FittedModel, type History, type Model } from '../model.ts';
import { oneDayAhead, type OneDayAhead } from '../outliers/one-day-ahead.ts';
import { limitsBefore, type Limits } from './forecast-limits.ts';
import { oncePerOrigin } from './once-per-origin.ts';
import type { PastForecast, PastOrigin } from './past-origin.ts';
import { runningErrors, scoredWeights, type ScoredWeights } from './scored-weights.ts';
import { trimmedMean } from './trimmed-mean.ts';

/**
 * A history with the forecasts from each of its days. Everything at origin `t` is estimated from the values before element `t` alone: the
 * members' parameters, the combination weights, which days are anomalies. Results are computed on demand and cached.
 */
export interface RollingForecast {
  /** With the weights of its days: 0 for an anomaly, else 1. */
  readonly history: History;
  /** One-day forecasts of the naive members, which the outlier screen uses. */
  readonly screening: OneDayAhead;
  /**
   * The holidays and events of element `t`, or what the days before `origin` (by default `t`) show of its day of the month; null on an
   * ordinary day.
   */
  readonly specialDay: (t: number, origin?: number) => SpecialDay | null;
  /** The range that the members' forecasts at origin `t` are clamped to. */
  readonly limits: (t: number) => Limits;
  /** The forecast of element `t` at origin `t`; null without one, and outside the history. */
  readonly yhat: (t: number) => number | null;
  /** The errors of the forecasts of each day at its own origin, and of those that the outlier screen uses. */
  readonly errors: DailyErrors;
  readonly screeningErrors: DailyErrors;
  /** The forecasts at origin `t` of each day from `t` on. */
  readonly ahead: (t: number, horizonDays: number) => (number | null)[];
  /**
   * The forecasts of some 26 Mondays of the year before origin `t`, latest first, at most `horizonDays` ahead, as far as they can be
   * compared at `t`.
   */
  readonly past: (t: number, horizonDays: number) => PastOrigin[];
  /** The weight of each member at origin `t` and a horizon, summing to 1; estimated each Monday. */
  readonly weights: (t: number, horizonDays: number) => readonly number[];
  /** The weights at origin `t` by horizon group with the errors behind them, and the model that forecasts for each member. */
  readonly combinationWeights: (t: number) => CombinationWeights;
  /** The results up to origin `t` that later origins need. */
  readonly cache: (t: number) => EnsembleCache;
}

/** The combination weights of an ensemble. */
export interface CombinationWeights {
  /** The Monday on which they were estimated. */
  readonly origin: Day;
  readonly members: readonly string[];
  /** The id of the model that forecasts for each member: its own, or that of its fallback model. */
  readonly models: readonly string[];
  /** By horizon group. */
  readonly groups: readonly ScoredWeights[];
}

/** Results for some origins, as plain data. They are valid while the days before these origins and the members stay the same. */
export interface EnsembleCache {
  /** Origins with the forecasts of the days from them on. */
  readonly ahead: readonly (readonly [t: number, yhat: readonly (number | null)[]])[];
  /** Mondays with the combination weights by horizon group. */
  readonly weights: readonly (readonly [monday: number, groups: readonly ScoredWeights[]])[];
}

/** The members are scored on every third Monday of a year, on which all seasons are. */
const WEEKS_SCORED = 52;
const SCORED_EVERY = 3;
/**
 * Intervals are estimated from each Monday of the last quarter, which shows the present, and from every third of the rest of a year, which
 * shows the seasons. These stay the same from one week to the next, so that few have to be computed.
 */
const WEEKS_LOOKED_BACK = 52;
const EVERY_WEEK_FOR = 13;
const THEN_EVERY = 3;
/** The forecasts of a day's interval: so many days before it are computed with it. */
const DAYS_BEHIND = 120;
/** Every origin is forecast so many days ahead at least, for what lasts longer than a day. */
export const EVERY_ORIGIN_AHEAD_DAYS = 14;

/**
 * Forecasts a history from each of its days with an ensemble. Ascending origins are cheapest.
 *
 * @param history one value a day, null where unknown; its weights are estimated anew
 * @param members at least one
 * @param cache of a shorter prefix of the same history, with the same members; the results are the same without it
 * @param calendar the holidays and events that the members know
 * @param wholeAt the effects on the whole of a slice, where the members borrow them
 * @returns forecasts in the unit of the history; origins go from 0 to its length, the first day after it
 * @throws RangeError if a value is neither a finite number nor null
 * @example rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7, 9] }, [seasonalNaive]).yhat(7) // 1
 * @example rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7] }, [seasonalNaive]).ahead(7, 3) // [1, 2, 3]
 */
export function rollingForecast(
  { start, values: given }: History,
  members: readonly Model[],
  cache: EnsembleCache = { ahead: [], weights: [] },
  calendar: EventDays = new Map(),
  wholeAt: EffectsAt | null = null,
): RollingForecast {
  const values = storedAlike(given);
  const screening = oneDayAhead({ start, values });
  const history = { start, values, weights: screening.weights };
  const typical = { values, weights: screening.typical };
  const whole = growing(history);
  const limits = limitsBefore(values);
  const lent = wholeAt && eventEffects(calendar, wholeAt);
  const inCalendar = specialDays(calendar, start, values, (events, t) =>
    lent ? lent(whole, Math.min(t, values.length)).lentSpread(events) : null,
  );
  const monthlyOf = monthlyDays((day) => calendar.has(day));
  const monthlyAt = oncePerOrigin((t) => monthlyOf(whole, t));
  const [daily, weekly] = [incrementalFits(), incrementalFits()];
  /** Every origin from this one to `latestDaily` is fitted. */
  let firstDaily = Infinity;
  let latestDaily = -1;
  /** The latest fit, which is likely to be needed again. */
  let latest: { readonly t: number; readonly fitted: readonly FittedModel[] } | null = null;

  /** Each member's forecasts: on a Monday of the quarter ahead, on another day of two weeks. */
  const memberForecasts = oncePerOrigin((t) => {
    const fitted = t >= firstDaily ? daily(t) : weekly(t);
    latest = { t, fitted };
    return predicted(fitted, t, isMonday(t) ? LONGEST_HORIZON_DAYS : EVERY_ORIGIN_AHEAD_DAYS);
  });
  const memberErrors = oncePerOrigin((monday) =>
    runningErrors(memberForecasts(monday), (ahead) => comparable(monday + ahead, values.length)),
  );
  const scored = oncePerOrigin((monday) => {
    const past = mondaysBefore(monday, WEEKS_SCORED)
      .filter((origin) => isNth(origin, SCORED_EVERY))
      .map((origin) => ({ errors: memberErrors(origin), daysSince: monday - origin }));
    return scoredWeights(past, members.length);
  }, cache.weights);
  const combined = oncePerOrigin((t) => combination(memberForecasts(t), t), cache.ahead);

  /** Fits the members at origins: cheaply, if each is later than the last. */
  function incrementalFits(): (t: number) => FittedModel[] {
    let fits = members.map(incrementalFit);
    let last = -1;
    return (t) => {
      if (t < last) fits = members.map(incrementalFit);
      last = t;
      const known = prefix(whole, t);
      return fits.map((fit) => fit(known));
    };
  }

  function isMonday(t: number): boolean {
    return t === 0 || weekday(addDays(start, t)) === 0;
  }

  function mondayOf(t: number): number {
    return Math.max(0, t - weekday(addDays(start, t)));
  }

  function predicted(models: readonly FittedModel[], t: number, horizonDays: number): (number | null)[][] {
    const days = daysBetween(addDays(start, t), addDays(start, t + horizonDays - 1));
    const [low, high] = limits(t);
    return models.map((model) =>
      model.predict(days).map((value) => (value === null ? null : Math.min(high, Math.max(low, value)))),
    );
  }

  /** The value of a day that is known at an origin and is no anomaly. */
  function comparable(index: number, t: number): number | null {
    return index < t && history.weights[index] !== 0 ? (values[index] ?? null) : null;
  }

  /** The Mondays before an origin, earliest first. */
  function mondaysBefore(t: number, weeks: number): number[] {
    const last = isMonday(t) ? t - 7 : mondayOf(t);
    return Array.from({ length: weeks }, (_, back) => last - 7 * (weeks - 1 - back)).filter((monday) => monday > 0);
  }

  /** The Mondays that the intervals at an origin are estimated from. */
  function mondaysLookedAt(t: number): number[] {
    return mondaysBefore(t, WEEKS_LOOKED_BACK).filter(
      (monday) => monday > t - 1 - 7 * EVERY_WEEK_FOR || isNth(monday, THEN_EVERY),
    );
  }

  /** Whether a Monday is one of every so many, the same ones at every origin. */
  function isNth(monday: number, every: number): boolean {
    return Math.floor((start + monday) / 7) % every === 0;
  }

  function weights(t: number, horizonDays: number): readonly number[] {
    return scored(mondayOf(t))[horizonGroup(horizonDays)]?.weights ?? [];
  }

  function combinationWeights(t: number): CombinationWeights {
    const monday = mondayOf(t);
    const fitted = fittedAt(t);
    return {
      origin: addDays(start, monday),
      members: members.map(({ id }) => id),
      models: members.map(({ id }, member) => fitted[member]?.fallbackModel ?? id),
      groups: scored(monday),
    };
  }

  function combination(predictions: readonly (readonly (number | null)[])[], t: number): (number | null)[] {
    const ofDay = storedAlike(predictions.map(() => null));
    const days = predictions[0]?.length ?? 0;
    const groups = scored(mondayOf(t));
    const out = storedAlike([]);
    for (let index = 0; index < days; index++) {
      for (let member = 0; member < ofDay.length; member++) ofDay[member] = predictions[member]?.[index] ?? null;
      out.push(trimmedMean(ofDay, groups[horizonGroup(index + 1)]?.weights ?? []));
    }
    return out;
  }

  function ahead(t: number, horizonDays: number): (number | null)[] {
    const known = combined(t);
    if (horizonDays <= known.length) return known.slice(0, horizonDays);
    return combination(predicted(fittedAt(t), t, horizonDays), t);
  }

  function fittedAt(t: number): readonly FittedModel[] {
    if (latest?.t === t) return latest.fitted;
    const known = prefix(whole, t);
    return members.map((member) => member.fit(known));
  }

  function past(t: number, horizonDays: number): PastOrigin[] {
    const looked = mondaysLookedAt(t);
    const unknown = looked.find((monday) => !combined.has(monday));
    // The weights of each Monday need the Mondays before it, and ascending origins are cheapest.
    if (unknown !== undefined)
      mondaysBefore(t, WEEKS_LOOKED_BACK + WEEKS_SCORED)
        .filter((monday) => monday >= unknown - 7 * WEEKS_SCORED)
        .filter((monday) => isNth(monday, SCORED_EVERY) || looked.includes(monday))
        .forEach((monday) => memberForecasts(monday));
    const origins = looked.map((monday) => ({ daysAgo: t - monday, forecasts: pastForecasts(monday, t, horizonDays) }));
    return origins.reverse();
  }

  /** The forecasts from a Monday that can be compared at origin `t`. */
  function pastForecasts(monday: number, t: number, horizonDays: number): PastForecast[] {
    const forecasts: PastForecast[] = [];
    ahead(monday, Math.min(horizonDays, t - monday)).forEach((yhat, index) => {
      const day = monday + index;
      const actual = values[day] ?? null;
      if (yhat === null || actual === null) return;
      forecasts.push({ horizonDays: index + 1, yhat, actual, isAnomaly: history.weights[day] === 0 });
    });
    return forecasts;
  }

  function monthly(t: number, origin: number): SpecialDay | null {
    const found = monthlyAt(origin)?.(addDays(start, t)) ?? null;
    return found && monthlySpecialDay(found);
  }

  function yhat(t: number): number | null {
    if (t < 0 || t > values.length) return null;
    if (t > latestDaily) {
      const first = Math.max(latestDaily + 1, t - DAYS_BEHIND);
      firstDaily = Math.min(firstDaily, first);
      for (let day = first; day <= t; day++) combined(day);
      latestDaily = t;
    }
    return combined(t)[0] ?? null;
  }

  function cacheAt(t: number): EnsembleCache {
    const days = Array.from({ length: DAYS_BEHIND + 1 }, (_, back) => t - DAYS_BEHIND + back);
    const origins = new Set([...mondaysLookedAt(t), ...days]);
    return {
      ahead: combined.known().filter(([origin]) => origins.has(origin)),
      weights: scored.known().filter(([monday]) => monday === mondayOf(t)),
    };
  }

  return {
    history,
    screening,
    specialDay: (t, origin = t) => inCalendar(t, origin) ?? monthly(t, Math.min(origin, values.length)),
    limits,
    yhat,
    errors: dailyErrors(typical, yhat),
    screeningErrors: dailyErrors(typical, (index) => screening.yhat[index] ?? null),
    ahead,
    past,
    weights,
    combinationWeights,
    cache: cacheAt,
  };
}
