import { addDays, weekday } from '../calendar/day.ts';
import { EVERY_ORIGIN_AHEAD_DAYS, type RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { residual, type ResidualScale } from '../forecast/residual.ts';
import { blendedScale } from '../stats/blended-scale.ts';
import { thresholds } from './rule.ts';

/** A window over which forecast errors accumulate. */
interface Window {
  readonly days: number;
  /** The robust standard deviations of a day that an error counts at most. */
  readonly largestError: number;
  /** The usual standard deviation of the mean error, in those of as many independent days: errors of a level last. */
  readonly usualSpread: number;
}

const WINDOWS: readonly Window[] = [
  { days: 3, largestError: thresholds.largestErrorOfThree, usualSpread: thresholds.spreadOfThreeDays },
  { days: 7, largestError: thresholds.largestError, usualSpread: thresholds.spreadOfSevenDays },
  {
    days: EVERY_ORIGIN_AHEAD_DAYS,
    largestError: thresholds.largestError,
    usualSpread: thresholds.spreadOfFourteenDays,
  },
];
/** The past windows whose errors say what is usual; their forecasts are those of a day's interval. */
const WINDOWS_LOOKED_AT = 106;
const WINDOWS_NEEDED = 60;
/** So many days before a window its days are forecast without what happened just before it. */
const DAYS_BEFORE = 7;
/** What lasts is there on the latest days too. */
export const LATEST_DAYS = 3;

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
  /** Sum of the forecasts of the same days that were issued a week or two before the first. */
  readonly expected_before: number;
  /** Sum of the errors before the last day on the scale of the series, each limited to `limit`. */
  readonly error: number;
  /** How many of the days before are below their forecast by more than `least`, and above. */
  readonly below: number;
  readonly above: number;
  readonly limit: number;
  /** Robust standard deviation of the mean error of past windows. */
  readonly spread: number;
}

/** The errors of the forecasts of an origin, by days ahead: NaN without a value or a forecast. */
type ErrorsAhead = (origin: number) => Float64Array;

/**
 * The errors of the windows that end with element `index`; a window without a forecast of that day is left out.
 *
 * @param ofDay standard deviation of the error of that day: larger errors are limited by it, so that one day does not decide
 * @param least differences of a day under this share of its forecast are on neither side
 * @param factor what the noise of a day is multiplied by, so that errors count as those of the last day; null where all days are alike
 */
export function windowErrors(
  rolling: RollingForecast,
  index: number,
  scale: ResidualScale,
  ofDay: number,
  least: number,
  factor: ((at: number) => number) | null,
): WindowErrors[] {
  const errorsOf = factor === null ? errorsAhead(rolling, scale) : alike(errorsAhead(rolling, scale), factor, index);
  let ofShorter = 0;
  return WINDOWS.flatMap(({ days, largestError, usualSpread }) => {
    const limit = largestError * ofDay;
    const measured = spreadOfWindows(errorsOf, index, days, limit);
    if (measured === null) return [];
    // Errors of a level last: a longer window is not steadier than as many independent days of a shorter one, or of single ones.
    const own = Math.max(measured, Math.max(ofShorter, thresholds.leastWindowSpread * ofDay) / Math.sqrt(days));
    ofShorter = own * Math.sqrt(days);
    const spread = towardsUsual(own, (usualSpread * ofDay) / Math.sqrt(days), days);
    const window = windowOf(rolling, errorsOf, index, days, limit, least);
    return window ? [{ ...window, spread }] : [];
  });
}

/** Errors as if every day were as noisy as element `index`. */
function alike(errorsOf: ErrorsAhead, factor: (at: number) => number, index: number): ErrorsAhead {
  const ofDay = factor(index);
  return (origin) => errorsOf(origin).map((error, ahead) => (error * ofDay) / factor(origin + ahead));
}

/** Few windows fit into a quarter without overlapping: their spread alone varies much, and the series that it makes too steady alert. */
function towardsUsual(own: number, usual: number, days: number): number {
  const [windows, others] = [WINDOWS_LOOKED_AT / days, thresholds.windowsOfUsualSpread];
  return Math.sqrt((windows * own ** 2 + others * usual ** 2) / (windows + others));
}

function windowOf(
  rolling: RollingForecast,
  errorsOf: ErrorsAhead,
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
  const before = forecastsBefore(rolling, origin, days);
  const sums = {
    known_days: 1,
    expected: yhat,
    expected_before: before[days - 1] ?? yhat,
    actual: 0,
    latest_expected: yhat,
    latest_actual: 0,
    error: 0,
    below: 0,
    above: 0,
  };
  const errors = errorsOf(origin);
  for (let ahead = 0; ahead < days - 1; ahead++) {
    const error = errors[ahead] ?? NaN;
    if (Number.isNaN(error)) continue;
    sums.known_days++;
    const expected = forecasts[ahead] ?? 0;
    sums.expected += expected;
    sums.expected_before += before[ahead] ?? expected;
    sums.actual += rolling.history.values[origin + ahead] ?? 0;
    if (ahead >= days - LATEST_DAYS) {
      sums.latest_expected += forecasts[ahead] ?? 0;
      sums.latest_actual += rolling.history.values[origin + ahead] ?? 0;
    }
    sums.error += limited(error, limit);
    const difference = (rolling.history.values[origin + ahead] ?? 0) - (forecasts[ahead] ?? 0);
    const matters = least * Math.abs(forecasts[ahead] ?? 0);
    if (difference < -matters) sums.below++;
    if (difference > matters) sums.above++;
  }
  return { days, yhat, limit, ...sums };
}

/** The forecasts of the days from an origin on that were issued on the last Monday a week before it; empty where there is none. */
function forecastsBefore(rolling: RollingForecast, origin: number, days: number): (number | null)[] {
  const earlier = mondayBefore(rolling, origin - DAYS_BEFORE);
  if (earlier < 0 || rolling.screening.settled[earlier] === 0) return [];
  return rolling.ahead(earlier, origin - earlier + days).slice(-days);
}

/** Only those of Mondays reach so far ahead without being computed for this alone. */
function mondayBefore({ history: { start } }: RollingForecast, index: number): number {
  return index - weekday(addDays(start, index));
}

/** By the windows that ended before this one began, so that an event does not widen its own measure; null while too few are known. */
function spreadOfWindows(errorsOf: ErrorsAhead, index: number, days: number, limit: number): number | null {
  const means: number[] = [];
  for (let end = index - days; end >= index - WINDOWS_LOOKED_AT && end >= days; end--) {
    const errors = errorsOf(end - days + 1);
    let [sum, known] = [0, 0];
    for (let ahead = 0; ahead < Math.min(days, errors.length); ahead++) {
      const error = errors[ahead] ?? NaN;
      if (Number.isNaN(error)) continue;
      sum += limited(error, limit);
      known++;
    }
    if (known > days / 2) means.push(sum / known);
  }
  return means.length < WINDOWS_NEEDED ? null : blendedScale(means);
}

export function limited(error: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, error));
}

const known = new WeakMap<RollingForecast, Record<ResidualScale, Float64Array[]>>();

/** Each origin's errors are computed once: the windows of consecutive days use nearly the same. */
function errorsAhead(rolling: RollingForecast, scale: ResidualScale): ErrorsAhead {
  const ofScale = known.get(rolling) ?? { log: [], linear: [] };
  known.set(rolling, ofScale);
  const byOrigin = ofScale[scale];
  const { values } = rolling.history;
  return (origin) =>
    (byOrigin[origin] ??= Float64Array.from(rolling.ahead(origin, EVERY_ORIGIN_AHEAD_DAYS), (yhat, day) => {
      // An outage is an alert of its own, and a holiday is one day: neither is a measure of what lasts.
      const at = origin + day;
      const isLeftOut = rolling.screening.outages[at] === 1 || rolling.specialDay(at) !== null;
      const actual = isLeftOut ? null : (values[at] ?? null);
      return actual === null || yhat === null ? NaN : (residual(actual, yhat, scale) ?? NaN);
    }));
}
