import { addDays, weekday, type Day } from '../calendar/day.ts';
import type { FittedModel, History, Model } from './model.ts';
import { inUnit, openDaysAhead, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';
import { weeklyShape, type WeeklyShape } from './weekly-shape.ts';

/** How fast level, slope and season follow an error, and how much of the slope is left a day later. */
interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** Where level, slope and season stand after the last day. */
interface State {
  readonly level: number;
  readonly slope: number;
  readonly season: Float64Array;
  readonly smoothing: Smoothing;
  /** The sum of absolute errors on the way. */
  readonly missed: number;
}

const FIRST_WEEKS = 8;
const LONGEST_DAYS = 1096;
const ERRORS_TO_START = 14;
/** Errors beyond so many usual ones pull no more than these: 1.5 standard deviations of a Gaussian. */
const CLIPPED_AT = 1.9;
const SPREAD_FOLLOWS = 0.03;
const SMALLEST_ERROR = 0.005;
/** A forecast two weeks ahead tells a wandering level from noise better than one of tomorrow, which weighs this much beside it. */
const ONE_DAY_SHARE = 0.3;
const START: Smoothing = { alpha: 0.05, beta: 0, gamma: 0.04, phi: 1 };
const COORDINATES: readonly (readonly ((around: Smoothing) => Smoothing)[])[] = [
  [0.02, 0.1, 0.2, 0.35].map((alpha) => (around) => ({ ...around, alpha })),
  [0.01, 0.12].map((gamma) => (around) => ({ ...around, gamma })),
  [(around) => ({ ...around, beta: around.alpha / 10, phi: 0.9 })],
];

/**
 * Exponential smoothing with additive errors, a damped slope or none, and a weekly season of the open weekdays; on logs where the
 * series allows it, so the season is in proportion to the level. The setting is the one that would have missed least
 * two weeks and one day ahead.
 *
 * Deviations from the textbook: errors are clipped as they enter the state, because a holiday is no new level (errors that stay on
 * one side are let in), and the setting is chosen by absolute errors from a grid, which no optimiser can leave for a corner.
 *
 * @source Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ETS(A,N,A) and ETS(A,Ad,A);
 * clipping: Gelper, Fried & Croux (2010), Robust forecasting with exponential and Holt-Winters smoothing
 */
export const ets: Model = {
  id: 'ets',
  fit(history) {
    const series = seasonalSeries(history);
    const from = Math.max(0, series.values.length - LONGEST_DAYS);
    const shape = weeklyShape(series, from, from + 7 * FIRST_WEEKS);
    return shape ? fitted(history, series, from, shape) : { predict: (days) => days.map(() => null) };
  },
};

function fitted(history: History, series: SeasonalSeries, from: number, shape: WeeklyShape): FittedModel {
  const best = searched((smoothing, most) => smoothed(series, from, shape, smoothing, most));
  const first = addDays(history.start, history.values.length);
  const predict = (day: Day) => {
    const at = weekday(day);
    if (!series.isOpen[at]) return series.closedValues[at] ?? null;
    const slopes = dampedSum(best.smoothing.phi, openDaysAhead(series, day - first + 1));
    return inUnit(best.level + slopes * best.slope + (best.season[at] ?? 0), series.scale);
  };
  return { predict: (days) => days.map(predict) };
}

/** The best setting, one coordinate after the other: how fast the level follows, then the season, then whether there is a slope. */
function searched(pass: (smoothing: Smoothing, most: number) => State): State {
  let best = pass(START, Infinity);
  for (const coordinate of COORDINATES) {
    const around = best.smoothing;
    for (const change of coordinate) {
      const state = pass(change(around), best.missed);
      if (state.missed < best.missed) best = state;
    }
  }
  return best;
}

/** One pass through the series with one setting, given up as soon as it has missed by more than `most`. */
function smoothed(
  { values, weekdays, isKnown, isOpen, scale }: SeasonalSeries,
  from: number,
  start: WeeklyShape,
  smoothing: Smoothing,
  most: number,
): State {
  const { alpha, beta, phi } = smoothing;
  const gamma = smoothing.gamma * (1 - alpha);
  const season = Float64Array.from(start.season);
  const ahead = 2 * isOpen.filter(Boolean).length;
  const slopesAhead = dampedSum(phi, ahead);
  const promised = new Float64Array(ahead);
  let { level } = start;
  let slope = 0;
  let spread = 0;
  let known = 0;
  let streak = 0;
  let missed = 0;
  for (let index = from, slot = 0; index < values.length && missed <= most; index++) {
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
        const promise = value - (promised[slot] ?? 0);
        if (index - from >= ahead) missed += promise < 0 ? -promise : promise;
        if (size > limit) {
          streak = error > 0 === streak > 0 ? streak + (error > 0 ? 1 : -1) : error > 0 ? 1 : -1;
          weight = Math.min(1, (limit * Math.abs(streak)) / size);
          spread += SPREAD_FOLLOWS * (limit - spread);
          missed += ONE_DAY_SHARE * limit;
        } else {
          streak = 0;
          spread += SPREAD_FOLLOWS * (size - spread);
          missed += ONE_DAY_SHARE * size;
        }
      }
      known++;
      level += alpha * weight * error;
      slope += beta * weight * error;
      season[day] = (season[day] ?? 0) + gamma * weight * error;
    }
    promised[slot] = level + slopesAhead * slope + (season[day] ?? 0);
    slot = slot + 1 === ahead ? 0 : slot + 1;
  }
  return { level, slope, season, smoothing, missed };
}

/** phi + phi^2 + ... + phi^steps. */
function dampedSum(phi: number, steps: number): number {
  return phi === 1 ? steps : (phi * (1 - phi ** steps)) / (1 - phi);
}
