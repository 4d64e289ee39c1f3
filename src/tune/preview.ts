import type { Day } from '../calendar/day.ts';
import { poissonInterval } from '../stats/poisson-interval.ts';
import { quantile } from '../stats/quantile.ts';
import { alertRuns, monthsOf, type AlertRun } from './alert-runs.ts';
import { expectedRate, halves, type JudgedBy } from './budget.ts';
import { isAlertWith, type ReplayedDay } from './replayed-day.ts';
import type { Settings, Trial } from './settings.ts';

const DAYS_SHOWN = 365;
const USUAL_DAYS = 90;
const INTERVAL_LEVEL = 0.95;
/** A tolerance is solved to a tenth of a percent, a sensitivity to a hundredth. */
const [TOLERANCE_STEPS, SENSITIVITY_STEPS] = [1000, 100];
/** A rate is an estimate: no tolerance is raised for one that is so many times a budget, or would still be so many times the smallest. */
export const NEARLY = 1.05;
/** A larger tolerance would keep a budget by seeing nothing but outages. */
export const LARGEST_TOLERANCE = 0.5;
/** How often still smaller scores are alerts was not measured. */
const LARGEST_SENSITIVITY = 1.4;
/** From fewer days of replay no rate is estimated. */
const LEAST_DAYS = 56;

/** An alert of the replay: days in a row, or nearly. */
export interface ReplayedAlert {
  readonly from: Day;
  readonly to: Day;
  /** Of the day that is farthest from its forecast. */
  readonly worst: ReplayedDay;
  /** The difference of all its days from their forecasts, in the unit of the metric. */
  readonly difference: number;
  readonly isSpecial: boolean;
}

/** An evident difference that is no alert. */
export interface FilteredDay {
  readonly day: ReplayedDay;
  /** The settings that filter it: each alone would. */
  readonly by: readonly ('tolerance' | 'min_change')[];
}

/** Alerts a month on days that calibrated nothing. */
export interface CheckedRate {
  readonly alerts: number;
  readonly months: number;
  readonly perMonth: number;
  /** Of 95 %. */
  readonly lower: number;
  readonly upper: number;
}

/** What some settings would have done. */
export interface Preview {
  readonly settings: Settings;
  /** The smallest difference that matters on a usual day: of its value, and in the unit of the metric. */
  readonly share: number;
  readonly amount: number;
  /** The usual value of a day. */
  readonly usual: number;
  /** Alerts a month to be expected, by the first 70 % of the days; null with too few. */
  readonly perMonth: number | null;
  /** Null with too few days, and with another sensitivity than that by which they were judged. */
  readonly checked: CheckedRate | null;
  readonly days: { readonly count: number; readonly from: Day; readonly to: Day };
  /** Of the last twelve months, latest first; what only more sensitivity would show is not among them. */
  readonly alerts: readonly ReplayedAlert[];
  readonly filtered: readonly FilteredDay[];
  /** The day that is farthest out in robust standard deviations. */
  readonly largest: ReplayedDay;
}

/**
 * @param days ascending; null without any
 * @param judged how they were judged
 */
export function preview(days: readonly ReplayedDay[], settings: Settings, judged: JudgedBy): Preview | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const isAlert = (day: ReplayedDay): boolean => isAlertWith(day, settings);
  const { calibration, check } = halves(days);
  const isLongEnough = days.length >= LEAST_DAYS;
  const isAsJudged = settings.sensitivity === (judged.sensitivity ?? 1);
  const shown = days.filter(({ day }) => day > last.day - DAYS_SHOWN);
  const usual = usualValue(days);
  const floor =
    settings.minChange ??
    quantile(
      days.slice(-USUAL_DAYS).map(({ usualFloor }) => usualFloor),
      0.5,
    ) ??
    0;
  const amount = Math.max(settings.tolerance * usual, floor);
  return {
    settings,
    share: usual === 0 ? settings.tolerance : amount / usual,
    amount,
    usual,
    perMonth: isLongEnough ? expectedRate(calibration, judged)(settings) : null,
    checked: isLongEnough && isAsJudged ? checkedRate(check, isAlert) : null,
    days: { count: days.length, from: first.day, to: last.day },
    alerts: alertRuns(shown, isAlert)
      .map((run) => replayedAlert(run, shown))
      .toReversed(),
    filtered: shown.flatMap((day) => filteredDay(day, settings) ?? []).toReversed(),
    largest: shown.reduce((most, day) => (Math.abs(day.score) > Math.abs(most.score) ? day : most), last),
  };
}

/**
 * The settings of a trial, with the others as they are. A budget that leaves room for more alerts is met by the sensitivity, one that is too
 * small without any by the tolerance.
 */
export function triedSettings(
  days: readonly ReplayedDay[],
  current: Settings,
  trial: Trial,
  judged: JudgedBy,
): Settings {
  switch (trial.by) {
    case 'percent':
      return { ...current, tolerance: trial.tolerance };
    case 'money':
      return { ...current, minChange: trial.minChange };
    case 'alerts':
      return settingsFor(days, current, trial.alertsPerMonth, judged);
  }
}

function settingsFor(
  days: readonly ReplayedDay[],
  current: Settings,
  alertsPerMonth: number,
  judged: JudgedBy,
): Settings {
  const expected = expectedRate(halves(days).calibration, judged);
  const rate = (change: Partial<Settings>): number => expected({ ...current, sensitivity: 1, ...change });
  return rate({}) <= alertsPerMonth
    ? { ...current, sensitivity: sensitivityFor(current, alertsPerMonth, (sensitivity) => rate({ sensitivity })) }
    : {
        ...current,
        sensitivity: 1,
        tolerance: toleranceFor(current, alertsPerMonth, (tolerance) => rate({ tolerance })),
      };
}

/** The largest sensitivity within a budget; at least the present one if that is within it. */
function sensitivityFor(current: Settings, budget: number, rate: (sensitivity: number) => number): number {
  const isWithin = (sensitivity: number): boolean => rate(sensitivity) <= budget;
  const from = isWithin(current.sensitivity) ? current.sensitivity : 1;
  const steps = lastStep(from, Math.max(LARGEST_SENSITIVITY, current.sensitivity), SENSITIVITY_STEPS, isWithin);
  return Math.max(from, steps / SENSITIVITY_STEPS);
}

/** The smallest tolerance within a budget, or with about as few alerts as the largest has; the present one where it hardly matters. */
function toleranceFor({ tolerance }: Settings, budget: number, rate: (tolerance: number) => number): number {
  const most = Math.max(budget, NEARLY * rate(LARGEST_TOLERANCE));
  if (rate(tolerance) <= Math.max(most, NEARLY * budget)) return tolerance;
  const steps = lastStep(tolerance, LARGEST_TOLERANCE, TOLERANCE_STEPS, (one) => rate(one) > most);
  return Math.max(tolerance, Math.min(LARGEST_TOLERANCE, (steps + 1) / TOLERANCE_STEPS));
}

/** The last step up to which a condition holds, of those between two numbers; that of the first number where it holds at none. */
function lastStep(from: number, to: number, stepsOfOne: number, holds: (value: number) => boolean): number {
  let [low, high] = [Math.floor(from * stepsOfOne + 1e-9), Math.floor(to * stepsOfOne + 1e-9) + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle / stepsOfOne)) low = middle;
    else high = middle;
  }
  return low;
}

function checkedRate(days: readonly ReplayedDay[], isAlert: (day: ReplayedDay) => boolean): CheckedRate {
  const alerts = alertRuns(days, (day) => !day.isSpecial && isAlert(day)).length;
  const months = monthsOf(days);
  const { lower, upper } = poissonInterval(alerts, INTERVAL_LEVEL);
  return { alerts, months, perMonth: alerts / months, lower: lower / months, upper: upper / months };
}

function replayedAlert(run: AlertRun, days: readonly ReplayedDay[]): ReplayedAlert {
  const [first] = run;
  const last = run.at(-1) ?? first;
  const began = first.day + 1 - Math.max(1, ...first.findings.map(({ days: length }) => length));
  const lasted = days.filter(({ day }) => day >= began && day <= last.day);
  return {
    from: lasted[0]?.day ?? first.day,
    to: last.day,
    worst: run.reduce((most, day) => (Math.abs(day.score) > Math.abs(most.score) ? day : most), first),
    difference: lasted.reduce((sum, { value, yhat }) => sum + value - yhat, 0),
    isSpecial: run.some(({ isSpecial }) => isSpecial),
  };
}

function filteredDay(day: ReplayedDay, settings: Settings): FilteredDay | null {
  if (day.findings.length === 0 || isAlertWith(day, settings)) return null;
  const least = settings.minChange ?? day.usualFloor;
  const by = [
    ...(day.findings.every(({ share }) => share < settings.tolerance) ? (['tolerance'] as const) : []),
    ...(day.findings.every(({ amount }) => amount < least) ? (['min_change'] as const) : []),
  ];
  return { day, by };
}

function usualValue(days: readonly ReplayedDay[]): number {
  return Math.abs(
    quantile(
      days.slice(-USUAL_DAYS).map(({ yhat }) => yhat),
      0.5,
    ) ?? 0,
  );
}
