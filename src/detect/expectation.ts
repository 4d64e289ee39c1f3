import { NO_ERROR, nonNegative, type Band } from '../forecast/intervals/band.ts';
import type { SpecialDay } from '../forecast/events/special-days.ts';
import type { Interval } from '../forecast/intervals/levels.ts';
import { oneDayBand } from '../forecast/intervals/one-day-band.ts';
import { residualScale, valueAt, type ResidualScale } from '../forecast/residual.ts';
import { EVERY_ORIGIN_AHEAD_DAYS, type RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { eventsBehind } from '../metrics/counts-events.ts';
import { quantile } from '../stats/quantile.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { boundaries, countingNoise, NO_BOUNDARIES, type Boundaries, type BoundaryInput } from './boundaries.ts';
import {
  implausibleAbove,
  isNeverNegative,
  plausibleBoundaries,
  plausibleRange,
  type PlausibleRange,
} from './plausible-range.ts';
import { levelWindow } from './level-window.ts';
import { isUnclear } from './noticeable.ts';
import { orderSize } from './money-per-order.ts';
import { nearZeroIsRare } from './near-zero.ts';
import { thresholds, thresholdsOf, type Rule, type Thresholds } from './rule.ts';
import { isAverage, volumeNoise, type SizedError, type VolumeNoise } from './volume-noise.ts';
import { judgedWindows, type JudgedWindow } from './window-boundaries.ts';
import { windowErrors, type WindowErrors } from './windows.ts';
import { wasNearZero, yearBefore } from './year-before.ts';

/** Change it whenever the same history gives another expectation, but for the thresholds. */
export const expectationVersion = 'expectation/7';

/** The forecast of a day from the days before, and the values that would be unusual. */
export interface Expectation extends Boundaries {
  readonly yhat: number;
  /** The forecast of the day as it was issued two weeks before; null while too little was known. */
  readonly yhat_before: number | null;
  /** The 95 % band; null while too little is known for one. */
  readonly yhat_lower: number | null;
  readonly yhat_upper: number | null;
  /** Of 80 %; empty while too little is known. */
  readonly intervals: readonly Interval[];
  /** Robust standard deviation of past forecast errors, on `scale`. */
  readonly spread: number;
  readonly scale: ResidualScale;
  /** The number of earlier days with a value. */
  readonly known_days: number;
  /** The names of the day's holidays and events; null on an ordinary day. */
  readonly special_day: string | null;
  /** From here on a value is a fault in the data; null while too little is known. */
  readonly implausible_above: number | null;
  /** The days up to this one together, as far as they could make it an alert, the shortest window first. */
  readonly windows: readonly JudgedWindow[];
}

/** A series by day with its one-day forecasts. */
export interface Watched {
  /** Of the values; a gap or a closed day is null. */
  readonly rolling: RollingForecast;
  /** The denominator of a ratio, the observations of a quantile, or the orders behind a sum of money, one a value; null elsewhere. */
  readonly volumes: readonly (number | null)[];
}

/** What charts and scores of past days need. */
const VERDICT_LEVELS = [0.95, 0.8];
/** The days whose one-day forecasts are there anyway, for the interval. */
const DAYS_LOOKED_AT = 120;
const WEEKS_OF_VOLUME = 4;
/** So many errors hardly have half of their standard deviation by chance. */
const DAYS_OF_STEADY_COUNT = 56;
/** Those of the shortest window. */
const DAYS_AFTER_NEW_HOLIDAY = 3;

/** Everything known before a day that its boundaries depend on. */
export interface JudgingInput extends BoundaryInput {
  readonly yhatBefore: number | null;
  readonly band: Band | null;
  readonly plausible: PlausibleRange;
  readonly neverNegative: boolean;
  readonly specialDay: SpecialDay | null;
  readonly implausibleAbove: number | null;
  readonly windows: readonly WindowErrors[];
  /** The window of the level by thresholds. */
  readonly level: (limits: Thresholds) => JudgedWindow | null;
}

/**
 * The expectation of element `index`, from the elements before it alone; null without a forecast: the history is too short, or the
 * weekday has no value.
 *
 * @param volume what is behind the day itself, if it is known: the fewer orders an average is taken over, the less it says
 */
export function expectation(
  watched: Watched,
  index: number,
  rule: Rule,
  volume: number | null = null,
): Expectation | null {
  const input = judgingInput(watched, index, rule, volume);
  return input && expectationBy(input, rule);
}

/** What the expectation of a day is made from; null without a forecast. */
export function judgingInput(
  watched: Watched,
  index: number,
  rule: Rule,
  ofDay: number | null = null,
): JudgingInput | null {
  const { rolling } = watched;
  const forecast = rolling.yhat(index);
  if (forecast === null) return null;
  const past = rolling.history.values.slice(0, index);
  const neverNegative = isNeverNegative(past, rule);
  const yhat = neverNegative ? Math.max(0, forecast) : forecast;
  const scale = yhat > 0 ? residualScale(past) : 'linear';
  const specialDay = rolling.specialDay(index);
  const noise = noiseOf(watched, index, rule, scale);
  // A day that many more orders than usual are behind is not expected to be steadier than any before.
  const factor = Math.max(1, noise?.factor(ofDay) ?? 1);
  const spread = Math.max(
    factor * usualSpread(noise, yhat, scale, rule) * (specialDay?.width ?? 1),
    (specialDay?.spread ?? 0) * (scale === 'log' ? 1 : Math.abs(yhat)),
  );
  const again = specialDay === null ? yearBefore(rolling, index, scale) : null;
  const band = oneDayBand(rolling, index, VERDICT_LEVELS);
  const knownDays = past.filter((value) => value !== null).length;
  const floor = rule.minChange ?? thresholds.weekShare * usualWeek(past);
  const volume = isSteadyCount(watched, index, yhat, rule) ? null : volumeOf(watched, index, rule, ofDay);
  const eachOrder = orderSize(rolling.history.values, watched.volumes, index, rule);
  const matters = Math.max(floor, rule.tolerance * Math.abs(yhat));
  const evidentAbove = factor > 1 ? valueAt(thresholds.criticalScore * spread, yhat, scale) : 0;
  const before =
    index < EVERY_ORIGIN_AHEAD_DAYS
      ? null
      : rolling.ahead(index + 1 - EVERY_ORIGIN_AHEAD_DAYS, EVERY_ORIGIN_AHEAD_DAYS).at(-1);
  return {
    yhat,
    yhatBefore: neverNegative && before ? Math.max(0, before) : (before ?? null),
    band,
    scale,
    spread,
    level: (limits) =>
      knownDays < limits.daysToJudgeWindows
        ? null
        : levelWindow(rolling, index, { floor, latestForecast: yhat }, rule, limits),
    knownDays,
    floor,
    volume,
    orders: eachOrder === null ? null : eachOrder > 0 ? yhat / eachOrder : 0,
    moneyPerOrder: eachOrder,
    yearBefore: again,
    nearZeroIsRare:
      !isOfFew(watched, index, rule, ofDay) &&
      !(again !== null && wasNearZero(again, scale)) &&
      nearZeroIsRare(rolling, index) &&
      yhat >= (thresholds.littleExpected * usualWeek(past)) / 7,
    plausible: plausibleRange(past, yhat, matters, countingNoise(yhat, volume), rule, factor),
    neverNegative,
    specialDay,
    implausibleAbove: implausibleAbove(past, yhat, rule, evidentAbove),
    windows:
      knownDays < thresholds.daysToJudgeWindows || specialDay !== null || again !== null
        ? []
        : windowErrors(
            rolling,
            index,
            scale,
            spread,
            thresholds.sideShare * thresholds.windowToleranceShare * rule.tolerance,
            isAverage(rule)
              ? (at) => (at === index ? factor : (noise?.factor(watched.volumes[at] ?? null) ?? 1))
              : null,
          ).filter(({ days }) => days > DAYS_AFTER_NEW_HOLIDAY || !isAfterNewHoliday(rolling, index)),
  };
}

/** The expectation of a day by thresholds. */
export function expectationBy(input: JudgingInput, rule: Rule, limits: Thresholds = thresholdsOf(rule)): Expectation {
  const { yhat, band, scale, spread, floor, volume, moneyPerOrder: eachOrder, neverNegative } = input;
  const shown = band && neverNegative ? nonNegative(band) : band;
  const eventsPerUnit = volume ?? (eachOrder ? 1 / eachOrder : null);
  const ofDay = isMuted(input.specialDay)
    ? NO_BOUNDARIES
    : plausibleBoundaries(boundaries(input, rule, limits), input.plausible, rule);
  const level = isUnclear({ yhat, ...ofDay }, rule) ? input.level(limits) : null;
  return {
    yhat,
    yhat_before: input.yhatBefore,
    yhat_lower: shown?.yhat_lower ?? null,
    yhat_upper: shown?.yhat_upper ?? null,
    intervals: shown?.intervals ?? [],
    ...ofDay,
    spread,
    scale,
    known_days: input.knownDays,
    special_day: input.specialDay?.name ?? null,
    implausible_above: input.implausibleAbove,
    windows: [
      ...judgedWindows(input.windows, { scale, floor, eventsPerUnit, latestForecast: yhat }, rule, limits),
      ...(level ? [level] : []),
    ],
  };
}

/** What a holiday that has never occurred does to the days after it is as unknown as what it does to its own. */
function isAfterNewHoliday({ specialDay }: RollingForecast, index: number): boolean {
  for (let past = index - 1; past >= index - DAYS_AFTER_NEW_HOLIDAY; past--) {
    const special = past < 0 ? null : specialDay(past);
    if (special?.isHoliday === true && special.isNew) return true;
  }
  return false;
}

/** On a holiday that has never occurred no single value is a surprise. */
function isMuted(specialDay: SpecialDay | null): boolean {
  return specialDay !== null && specialDay.isNew && specialDay.isHoliday;
}

/** The noise of the last four months, of an average by what each day's was taken over; null without a forecast error. */
function noiseOf(watched: Watched, index: number, rule: Rule, scale: ResidualScale): VolumeNoise | null {
  const errors: SizedError[] = [];
  for (let past = index - 1; past >= 0 && past >= index - DAYS_LOOKED_AT; past--) {
    const error = watched.rolling.errors(past, scale);
    if (error !== null) errors.push({ error, volume: isAverage(rule) ? (watched.volumes[past] ?? null) : null });
  }
  return volumeNoise(errors);
}

/** A series that never differed from its forecasts is as steady as the tolerance asks for. */
function usualSpread(noise: VolumeNoise | null, yhat: number, scale: ResidualScale, { tolerance }: Rule): number {
  const measured = noise?.spread ?? 0;
  const unit = scale === 'log' ? 1 : Math.abs(yhat);
  if (measured > NO_ERROR * unit) return measured;
  return Math.min(thresholds.smallestSpread, tolerance / thresholds.warningScore) * unit;
}

/** Whether so few orders or events are behind an average that next to nothing is no surprise. */
function isOfFew(watched: Watched, index: number, rule: Rule, ofDay: number | null): boolean {
  if (!isAverage(rule)) return false;
  const volume = ofDay ?? usualVolume(watched, index);
  return volume !== null && volume < thresholds.smallestVolume;
}

/** The size of the total of a usual week, by the last four. */
export function usualWeek(past: readonly (number | null)[]): number {
  return Math.abs(past.slice(-28).reduce<number>((sum, value) => sum + (value ?? 0), 0)) / 4;
}

/**
 * Whether a count varies far less than chance would make it, such as that of subscribers: nothing is known of its events. Each day is
 * compared with its own chance: on days of few events errors are small, and say nothing of the others.
 */
function isSteadyCount({ rolling }: Watched, index: number, yhat: number, { unit }: Rule): boolean {
  if (unit !== 'count' || yhat < thresholds.eventsOfSteadyCount) return false;
  const errors: number[] = [];
  for (let past = index - 1; past >= 0 && past >= index - DAYS_LOOKED_AT; past--) {
    const expected = rolling.yhat(past) ?? 0;
    const error = expected < thresholds.eventsOfSteadyCount ? null : rolling.errors(past, 'linear');
    if (error !== null) errors.push(error / Math.sqrt(expected));
  }
  const spread = errors.length < DAYS_OF_STEADY_COUNT ? null : robustScale(errors);
  return spread !== null && spread < thresholds.steadyShare;
}

function volumeOf(watched: Watched, index: number, rule: Rule, ofDay: number | null): number | null {
  if (rule.measure && eventsBehind({ unit: rule.unit, measure: rule.measure }) === null) return null;
  if (rule.unit === 'count') return 1;
  return rule.unit === 'share' ? (ofDay ?? usualVolume(watched, index)) : null;
}

function usualVolume({ volumes }: Watched, index: number): number | null {
  const recent = volumes.slice(Math.max(0, index - 7 * WEEKS_OF_VOLUME), index).filter((volume) => volume !== null);
  return quantile(recent, 0.5);
}
