import type { Rule } from '../detect/rule.ts';
import { quantile } from '../stats/quantile.ts';
import { alertRuns, monthsOf } from './alert-runs.ts';
import { isAlertWith, type ReplayedDay } from './replayed-day.ts';
import type { Settings } from './settings.ts';

/** The first days of the history calibrate, the others check. */
const CALIBRATION_SHARE = 0.7;
/** What noise alone brings a month with the shipped thresholds, half of it on each side, and how far series are from it: standard deviation of its logarithm. */
const [USUAL_RATE, USUAL_SPREAD] = [0.15, 0.4];
/** How large the alerts of noise are: their median, in standard deviations of one day, and the power with which larger ones get rare. */
const [USUAL_SIZE, SIZE_POWER] = [3.7, 4];
const LEAST_SHARE = 1e-12;
/** The mean excess of their scores over the threshold, as a share of it. */
const MEAN_EXCESS = 1 / 7;
/** Half an alert more than there were: none at all is no proof of none. */
const CONTINUITY = 0.5;
/** Chance explains a distance of so many standard deviations. */
const CHANCE = 2;

/** What the replayed days were judged by. */
export type JudgedBy = Pick<Rule, 'direction' | 'sensitivity'>;

/** @param days ascending */
export function halves(days: readonly ReplayedDay[]): {
  readonly calibration: readonly ReplayedDay[];
  readonly check: readonly ReplayedDay[];
} {
  const count = Math.floor(CALIBRATION_SHARE * days.length);
  return { calibration: days.slice(0, count), check: days.slice(count) };
}

/**
 * How many alerts a month are to be expected with some settings, on ordinary days. In a year or two there are few, so what was counted leans
 * towards what noise usually brings in a series as noisy as this one, the less the more there were. Special days are left out: they would use
 * a budget up.
 *
 * @param days that calibrate, ascending
 * @param judged how they were judged
 */
export function expectedRate(days: readonly ReplayedDay[], judged: JudgedBy): (settings: Settings) => number {
  const [noise, months] = [noiseOf(days), monthsOf(days)];
  const usualDay =
    quantile(
      days.map(({ yhat }) => Math.abs(yhat)),
      0.5,
    ) ?? 0;
  const ofNoise = judged.direction === 'both' ? USUAL_RATE : USUAL_RATE / 2;
  return (settings) => {
    const alerts = alertRuns(days, (day) => !day.isSpecial && isAlertWith(day, settings)).length;
    const smallest = Math.max(settings.tolerance, usualDay > 0 ? (settings.minChange ?? 0) / usualDay : 0);
    // What only more sensitivity shows is smaller, and more of it is filtered.
    const usualAt = (sensitivity: number): number =>
      ofNoise * moreAlerts(1, sensitivity) * largerShare(smallest * sensitivity, noise);
    const usual = usualAt(judged.sensitivity ?? 1);
    return (leaning(alerts, months, usual) / usual) * usualAt(settings.sensitivity);
  };
}

/** A rate between the counted and the usual one, on logarithms. What chance does not explain of their distance is the series' own. */
function leaning(alerts: number, months: number, usual: number): number {
  if (months === 0) return usual;
  const counted = alerts + CONTINUITY;
  const distance = Math.log(counted / months / usual);
  const isOwn = alerts > 0 || distance < 0;
  const variance = Math.max(USUAL_SPREAD ** 2, isOwn ? distance ** 2 - CHANCE ** 2 / counted : 0);
  return usual * Math.exp((distance * variance) / (variance + 1 / counted));
}

/** The standard deviation of one day as a share of its forecast; 0 without any deviation. */
function noiseOf(days: readonly ReplayedDay[]): number {
  const shares = days.flatMap(({ isSpecial, deviation, score }) =>
    isSpecial || deviation === null || deviation === 0 || score === 0 ? [] : [Math.abs(deviation / score)],
  );
  return quantile(shares, 0.5) ?? 0;
}

/** The share of the alerts of noise that are larger than a share of the forecast; never 0, since rates are compared on logarithms. */
function largerShare(smallest: number, noise: number): number {
  return noise === 0 ? 1 : Math.max(LEAST_SHARE, 1 / (1 + (smallest / noise / USUAL_SIZE) ** SIZE_POWER));
}

/**
 * How many times as many alerts there are with another sensitivity: scores beyond a threshold fall off exponentially, alike in all series.
 * @example moreAlerts(1, 1) // 1
 */
export function moreAlerts(from: number, to: number): number {
  return Math.exp((1 / from - 1 / to) / MEAN_EXCESS);
}

/** The alerts a month of which a metric that wants more gets the most, and one that wants less gets the least. */
export interface BudgetShares {
  readonly most: number;
  readonly least: number;
}

/**
 * One budget for the whole account. Where the metrics want more, those that alert most are held back, all to the same rate; where they want
 * less, those that alert least get the rest, all up to the same rate.
 *
 * @param wanted alerts a month of each metric
 */
export function shareBudget(wanted: readonly number[], budget: number): BudgetShares {
  const total = wanted.reduce((sum, one) => sum + one, 0);
  if (total > budget)
    return {
      most: evened(
        wanted.toSorted((a, b) => a - b),
        budget,
        Math.min,
      ),
      least: 0,
    };
  return {
    most: Infinity,
    least: evened(
      wanted.toSorted((a, b) => b - a),
      budget,
      Math.max,
    ),
  };
}

/** The rate of all metrics that are not beyond it anyway: in this order they leave the budget first. */
function evened(inOrder: readonly number[], budget: number, keeps: (one: number, each: number) => number): number {
  let left = budget;
  for (const [index, one] of inOrder.entries()) {
    const each = left / (inOrder.length - index);
    if (keeps(one, each) === each) return each;
    left -= one;
  }
  return 0;
}
