import { EVERY_ORIGIN_AHEAD_DAYS, type RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { residual, type ResidualScale } from '../forecast/residual.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { thresholds } from './rule.ts';

/** The lengths of the windows over which forecast errors accumulate. */
const WINDOW_DAYS = [3, 7, EVERY_ORIGIN_AHEAD_DAYS] as const;
/** The past windows whose errors say what is usual; their forecasts are those of a day's interval. */
const WINDOWS_LOOKED_AT = 106;
const WINDOWS_NEEDED = 60;
/** What lasts is there on the latest days too. */
const LATEST_DAYS = 3;

/** The forecast errors of the days up to one, by the forecast that was issued before the first of them; that day's value is not read. */
export interface WindowErrors {
  readonly days: number;
  /** The forecast of the last day. */
  readonly yhat: number;
  /** The days with a value and a forecast, the last included. */
  readonly known_days: number;
  /** Sum of their forecasts. */
  readonly expected: number;
  /** Sum of the values before the last day. */
  readonly actual: number;
  /** The same of the last three days alone. */
  readonly latest_expected: number;
  readonly latest_actual: number;
  /** Sum of the errors before the last day on the scale of the series, each limited to `limit`. */
  readonly error: number;
  /** How many of the days before are below their forecast by more than `least`, and above. */
  readonly below: number;
  readonly above: number;
  readonly limit: number;
  /** Robust standard deviation of the mean error of past windows. */
  readonly spread: number;
}

/** The errors of a series on a scale, by origin and days ahead: null without a value or a forecast. */
type ErrorAhead = (origin: number, ahead: number) => number | null;

/**
 * The errors of the windows that end with element `index`; a window without a forecast of that day is left out.
 *
 * @param limit errors of the last day are limited to it, so that one day does not decide
 * @param factor what the noise of a day is multiplied by; errors count as those of the last day
 */
export function windowErrors(
  rolling: RollingForecast,
  index: number,
  scale: ResidualScale,
  limit: number,
  least: number,
  factor: (at: number) => number,
): WindowErrors[] {
  const errorOf = errorsAhead(rolling, scale);
  const ofDay = factor(index);
  const errorAhead: ErrorAhead = (origin, ahead) => {
    const error = errorOf(origin, ahead);
    return error === null ? null : limited((error * ofDay) / factor(origin + ahead), limit);
  };
  let ofOneDay = 0;
  return WINDOW_DAYS.flatMap((days) => {
    const measured = spreadOfWindows(errorAhead, index, days, limit);
    // Errors of a level last: a longer window is not steadier than as many independent days of a shorter one.
    const spread = measured === null ? null : Math.max(measured, ofOneDay / Math.sqrt(days));
    if (spread !== null) ofOneDay = spread * Math.sqrt(days);
    const window = spread === null ? null : windowOf(rolling, errorAhead, index, days, limit, least);
    return window && spread !== null ? [{ ...window, spread }] : [];
  });
}

function windowOf(
  rolling: RollingForecast,
  errorAhead: ErrorAhead,
  index: number,
  days: number,
  limit: number,
  least: number,
): Omit<WindowErrors, 'spread'> | null {
  const origin = index - days + 1;
  // A forecast that was still learning a new level is no measure of what lasts.
  if (rolling.screening.settled[origin] === 0) return null;
  const forecasts = rolling.ahead(origin, EVERY_ORIGIN_AHEAD_DAYS);
  const yhat = forecasts[days - 1] ?? null;
  if (yhat === null) return null;
  const sums = {
    known_days: 1,
    expected: yhat,
    actual: 0,
    latest_expected: yhat,
    latest_actual: 0,
    error: 0,
    below: 0,
    above: 0,
  };
  for (let ahead = 0; ahead < days - 1; ahead++) {
    const error = errorAhead(origin, ahead);
    if (error === null) continue;
    sums.known_days++;
    sums.expected += forecasts[ahead] ?? 0;
    sums.actual += rolling.history.values[origin + ahead] ?? 0;
    if (ahead >= days - LATEST_DAYS) {
      sums.latest_expected += forecasts[ahead] ?? 0;
      sums.latest_actual += rolling.history.values[origin + ahead] ?? 0;
    }
    sums.error += error;
    const difference = (rolling.history.values[origin + ahead] ?? 0) - (forecasts[ahead] ?? 0);
    const matters = least * Math.abs(forecasts[ahead] ?? 0);
    if (difference < -matters) sums.below++;
    if (difference > matters) sums.above++;
  }
  return { days, yhat, limit, ...sums };
}

/** By the windows that ended before this one began, so that an event does not widen its own measure; null while too few are known. */
function spreadOfWindows(errorAhead: ErrorAhead, index: number, days: number, limit: number): number | null {
  const means: number[] = [];
  for (let end = index - days; end >= index - WINDOWS_LOOKED_AT && end >= days; end--) {
    let [sum, known] = [0, 0];
    for (let ahead = 0; ahead < days; ahead++) {
      const error = errorAhead(end - days + 1, ahead);
      if (error === null) continue;
      sum += error;
      known++;
    }
    if (known > days / 2) means.push(sum / known);
  }
  const measured = means.length < WINDOWS_NEEDED ? null : scaleOf(means);
  return measured === null ? null : Math.max(measured, leastSpread(days, limit));
}

/**
 * The windows of a quarter overlap, so that few of them are independent, and their median deviation alone varies much. Their errors are
 * limited: one event can't make their root mean square large.
 */
function scaleOf(means: readonly number[]): number | null {
  const robust = robustScale(means);
  const rootMeanSquare = Math.sqrt(means.reduce((sum, mean) => sum + mean ** 2, 0) / means.length);
  const share = thresholds.meanSquareShare;
  return robust && (1 - share) * robust + share * rootMeanSquare;
}

/** Too few past windows can look steadier than the errors of their days allow. */
function leastSpread(days: number, limit: number): number {
  const ofOneDay = limit / thresholds.largestError;
  return (thresholds.leastWindowSpread * ofOneDay) / Math.sqrt(days);
}

export function limited(error: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, error));
}

const known = new WeakMap<RollingForecast, Record<ResidualScale, (number | null)[][]>>();

/** Each origin's errors are computed once: the windows of consecutive days use nearly the same. */
function errorsAhead(rolling: RollingForecast, scale: ResidualScale): ErrorAhead {
  const ofScale = known.get(rolling) ?? { log: [], linear: [] };
  known.set(rolling, ofScale);
  const byOrigin = ofScale[scale];
  const { values } = rolling.history;
  return (origin, ahead) => {
    const errors = (byOrigin[origin] ??= rolling.ahead(origin, EVERY_ORIGIN_AHEAD_DAYS).map((yhat, day) => {
      // An outage is an alert of its own, and a holiday is one day: neither is a measure of what lasts.
      const at = origin + day;
      const isLeftOut = rolling.screening.outages[at] === 1 || rolling.specialDay(at) !== null;
      const actual = isLeftOut ? null : (values[at] ?? null);
      return actual === null || yhat === null ? null : residual(actual, yhat, scale);
    }));
    return errors[ahead] ?? null;
  };
}
