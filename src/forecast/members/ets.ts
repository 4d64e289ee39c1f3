import { addDays, weekday, type Day } from '../../calendar/day.ts';
import { isBeginning, type FittedModel, type History, type Model } from '../model.ts';
import { inUnit, openDaysAhead, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';
import { weeklyShape, type WeeklyShape } from './weekly-shape.ts';

/** How fast level, slope and season follow an error, and how much of the slope is left a day later. */
interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** A pass through the series with one setting, as far as it has come. */
interface Pass {
  readonly smoothing: Smoothing;
  readonly season: Float64Array;
  /** The forecasts of the next two weeks' open days, each from two weeks before its day, in a ring buffer. */
  readonly twoWeeksAhead: Float64Array;
  level: number;
  slope: number;
  /** The usual size of an error, and how many are known. */
  spread: number;
  known: number;
  /** How many errors in a row were clipped on the same side: above 0, or below. */
  streak: number;
  /** The sum of absolute errors so far. */
  errorSum: number;
  /** The next element. */
  index: number;
}

/** The passes over a series, by setting. */
interface Begun {
  readonly history: History;
  readonly series: SeasonalSeries;
  readonly from: number;
  readonly shape: WeeklyShape;
  readonly passes: Map<number, Pass>;
}

const FIRST_WEEKS = 8;
/** Older days are dropped a year at a time, so that passes can be continued. */
const LONGEST_DAYS = 1092;
const DROPPED_DAYS = 364;
const ERRORS_TO_START = 14;
/** Errors are clipped at so many times the usual size: 1.5 standard deviations of a Gaussian. */
const CLIPPED_AT = 1.9;
const SPREAD_FOLLOWS = 0.03;
const SMALLEST_ERROR = 0.005;
/** Two-week forecasts distinguish a wandering level from noise better than one-day forecasts, whose errors have this weight beside theirs. */
const ONE_DAY_SHARE = 0.3;
const START: Smoothing = { alpha: 0.05, beta: 0, gamma: 0.04, phi: 1 };
const COORDINATES: readonly (readonly ((around: Smoothing) => Smoothing)[])[] = [
  [0.02, 0.1, 0.2, 0.35].map((alpha) => (around) => ({ ...around, alpha })),
  [0.01, 0.12].map((gamma) => (around) => ({ ...around, gamma })),
  [(around) => ({ ...around, beta: around.alpha / 10, phi: 0.9 })],
];

/**
 * Exponential smoothing with additive errors, a damped slope or none, and a weekly season of the open weekdays; on logs where the
 * series allows it, so that the season is proportional to the level. The setting is the one with the smallest errors two weeks and one
 * day ahead. Null for a weekday without a value for 13 weeks.
 *
 * Deviations from the textbook: errors are clipped as they enter the state, because a holiday is no new level (errors that stay on
 * one side are let in), and the setting is chosen by absolute errors from a grid, which no optimiser can leave for a corner.
 *
 * @source Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ETS(A,N,A) and ETS(A,Ad,A);
 * clipping: Gelper, Fried & Croux (2010), Robust forecasting with exponential and Holt-Winters smoothing
 * @example ets
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 21 }, (_, day) => 1 + (day % 7)) })
 *   .predict([dayFromIso('2026-10-05'), dayFromIso('2026-10-06')]) // [1, 2]
 * @example ets.fit({ start: dayFromIso('2026-09-14'), values: [5, 5, 5] }).predict([dayFromIso('2026-09-17'), dayFromIso('2026-09-21')]) // [null, 5]
 */
export const ets: Model = {
  id: 'ets',
  fit: (history) => etsFits()(history, seasonalSeries(history)),
  incrementalFit() {
    const fit = etsFits();
    return (history) => fit(history, seasonalSeries(history));
  },
};

/**
 * Fits of exponential smoothing, of which each continues the last where it can.
 *
 * @returns for a history, the series to learn from in its place, and what it lacks of a day on its scale, as forecasts have it again
 */
export function etsFits(): (history: History, series: SeasonalSeries, lacks?: (day: Day) => number) => FittedModel {
  let latest: Begun | null = null;
  return (history, series, lacks = () => 0) => {
    latest = begun(history, series, latest);
    return fitted(history, latest, lacks);
  };
}

/** The series with the passes of a shorter one, if they can be continued; null without a known day. */
function begun(history: History, series: SeasonalSeries, earlier: Begun | null): Begun | null {
  const { length } = series.values;
  const first = Math.max(series.begins, series.isKnown.indexOf(1));
  const from = first + DROPPED_DAYS * Math.ceil(Math.max(0, length - first - LONGEST_DAYS) / DROPPED_DAYS);
  if (earlier && from === earlier.from && isContinued(earlier, history, series)) return { ...earlier, history, series };
  const shape = weeklyShape(series, from, from + 7 * FIRST_WEEKS);
  return shape && { history, series, from, shape, passes: new Map() };
}

function isContinued(earlier: Begun, history: History, { scale, isOpen }: SeasonalSeries): boolean {
  return (
    earlier.series.values.length >= earlier.from + 7 * FIRST_WEEKS &&
    earlier.series.scale === scale &&
    earlier.series.isOpen.every((open, day) => open === isOpen[day]) &&
    isBeginning(earlier.history, history)
  );
}

function fitted(history: History, start: Begun | null, lacks: (day: Day) => number): FittedModel {
  if (!start) return { predict: (days) => days.map(() => null) };
  const { series } = start;
  const { smoothing, level, slope, season } = searched(start);
  const { phi } = smoothing;
  const seasonNow = Float64Array.from(season);
  const first = addDays(history.start, history.values.length);
  const predict = (day: Day) => {
    const at = weekday(day);
    if (!series.isOpen[at]) return series.closedValues[at] ?? null;
    const slopes = dampedSum(phi, openDaysAhead(series, day - first + 1));
    return inUnit(level + slopes * slope + (seasonNow[at] ?? 0) + lacks(day), series.scale);
  };
  return { predict: (days) => days.map(predict) };
}

/** The best setting, one coordinate after the other: how fast the level follows, then the season, then whether there is a slope. */
function searched(start: Begun): Pass {
  let best = advanced(start, START, Infinity);
  for (const coordinate of COORDINATES) {
    const around = best.smoothing;
    for (const change of coordinate) {
      const pass = advanced(start, change(around), best.errorSum);
      if (pass.errorSum < best.errorSum) best = pass;
    }
  }
  return best;
}

/** The pass with one setting, continued to the end of the series, or until its errors exceed `most`. */
function advanced({ series, from, shape, passes }: Begun, smoothing: Smoothing, most: number): Pass {
  const key = keyOf(smoothing);
  const pass = passes.get(key) ?? firstPass(series, from, shape, smoothing);
  passes.set(key, pass);
  advance(pass, series, from, most);
  return pass;
}

/** A number for each setting of the grid, whose figures are whole percentages. */
function keyOf({ alpha, gamma, phi }: Smoothing): number {
  return (Math.round(100 * alpha) * 100 + Math.round(100 * gamma)) * 100 + Math.round(100 * (1 - phi));
}

function firstPass({ isOpen }: SeasonalSeries, from: number, shape: WeeklyShape, smoothing: Smoothing): Pass {
  return {
    smoothing,
    season: Float64Array.from(shape.season),
    twoWeeksAhead: new Float64Array(2 * isOpen.filter(Boolean).length),
    level: shape.level,
    ...{ slope: 0, spread: 0, known: 0, streak: 0, errorSum: 0 },
    index: from,
  };
}

/** One loop over plain numbers: this is where the time goes. */
function advance(pass: Pass, series: SeasonalSeries, from: number, most: number): void {
  const { values, weekdays, isKnown, scale } = series;
  const { season, twoWeeksAhead } = pass;
  const { alpha, beta, phi } = pass.smoothing;
  const gamma = pass.smoothing.gamma * (1 - alpha);
  const ahead = twoWeeksAhead.length;
  const slopesAhead = dampedSum(phi, ahead);
  let { level, slope, spread, known, streak, errorSum, index } = pass;
  let slot = (index - from) % ahead;
  for (; index < values.length && errorSum <= most; index++) {
    const day = weekdays[index] ?? 0;
    level += phi * slope;
    slope *= phi;
    if (isKnown[index]) {
      const value = values[index] ?? 0;
      const error = value - level - (season[day] ?? 0);
      const size = error < 0 ? -error : error;
      let weight = 1;
      if (known < ERRORS_TO_START) {
        spread = (spread * known + size) / (known + 1);
      } else {
        const least = scale === 'log' ? SMALLEST_ERROR : SMALLEST_ERROR * Math.abs(value);
        const limit = CLIPPED_AT * (spread > least ? spread : least);
        const longError = value - (twoWeeksAhead[slot] ?? 0);
        if (index - from >= ahead) errorSum += longError < 0 ? -longError : longError;
        if (size > limit) {
          streak = error > 0 === streak > 0 ? streak + (error > 0 ? 1 : -1) : error > 0 ? 1 : -1;
          weight = Math.min(1, (limit * Math.abs(streak)) / size);
          spread += SPREAD_FOLLOWS * (limit - spread);
          errorSum += ONE_DAY_SHARE * limit;
        } else {
          streak = 0;
          spread += SPREAD_FOLLOWS * (size - spread);
          errorSum += ONE_DAY_SHARE * size;
        }
      }
      known++;
      level += alpha * weight * error;
      slope += beta * weight * error;
      season[day] = (season[day] ?? 0) + gamma * weight * error;
    }
    twoWeeksAhead[slot] = level + slopesAhead * slope + (season[day] ?? 0);
    slot = slot + 1 === ahead ? 0 : slot + 1;
  }
  pass.level = level;
  pass.slope = slope;
  pass.spread = spread;
  pass.known = known;
  pass.streak = streak;
  pass.errorSum = errorSum;
  pass.index = index;
}

/** phi + phi^2 + ... + phi^steps. */
function dampedSum(phi: number, steps: number): number {
  return phi === 1 ? steps : (phi * (1 - phi ** steps)) / (1 - phi);
}
