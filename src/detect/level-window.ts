import type { RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { countAt, isHarmful, nearest, type Boundaries, type Side } from './boundaries.ts';
import type { Rule, Thresholds } from './rule.ts';
import { tradingDays } from './trading-days.ts';
import type { WindowErrors } from './windows.ts';

/** A window of the level; `error` and `limit` are 0. */
type LevelWindow = Omit<WindowErrors, 'latest_expected' | 'latest_actual' | 'expected_before' | 'below' | 'above'> &
  Boundaries;

/** A window of so many days or more is one of the level: its sums are compared. */
export const LEVEL_DAYS = 28;
/** It begins on a Monday, so that it has up to six more. */
export const MOST_LEVEL_DAYS = LEVEL_DAYS + 6;
/** Of 28 days so many must be known, and of past windows so many. */
const DAYS_NEEDED = 20;
const WINDOWS_NEEDED = 12;
/** What lasts is there in the latest week too. */
const LATEST_DAYS = 7;
/** Sums under this share of the forecast count as that. */
const LEAST_RATIO = 0.02;

/**
 * The last four weeks of a series together against the forecast that was issued before them, for a series that varies too much to be judged
 * by the day: noise that hides any single day is small in the sum of a month. Null where no value of the last day would be an alert, or too
 * little is known.
 *
 * @param index the last day; its value is not read
 * @param of the smallest difference of a day that matters, and the forecast of the last day that was issued the day before, in the unit
 * of the series
 */
export function levelWindow(
  rolling: RollingForecast,
  index: number,
  { floor, latestForecast }: { readonly floor: number; readonly latestForecast: number },
  rule: Rule,
  limits: Thresholds,
): LevelWindow | null {
  const past = rolling.past(index, MOST_LEVEL_DAYS);
  const current = past.find(({ daysAgo }) => daysAgo >= LEVEL_DAYS - 1);
  if (!current || current.daysAgo >= MOST_LEVEL_DAYS) return null;
  const days = current.daysAgo + 1;
  const yhat = rolling.ahead(index - current.daysAgo, days)[days - 1] ?? null;
  const spread = spreadOf(
    past.filter(({ daysAgo }) => daysAgo >= days + LEVEL_DAYS - 1),
    limits,
  );
  if (yhat === null || yhat <= 0 || spread === null) return null;
  const [all, latest] = [
    sums(current.forecasts),
    sums(current.forecasts.filter((one) => one.horizonDays > days - LATEST_DAYS)),
  ];
  if (all.days < DAYS_NEEDED) return null;
  const expected = all.expected + yhat;
  const trading = tradingDays(rolling.history.values, index - current.daysAgo);
  // What hardly brings anything in these weeks anyway, such as a shop that closes each April, is no news when it brings nothing.
  const isLittle = expected < limits.littleExpected * (all.days + 1) * trading.usual;
  const edge = (side: Side, score: number, tolerance: number): number | null => {
    const sign = side === 'below' ? -1 : 1;
    const candidates = [
      expected * Math.exp(sign * score * spread) - all.actual,
      expected + sign * Math.max(tolerance * expected, floor * (all.days + 1)) - all.actual,
      (1 + sign * tolerance) * (latest.expected + yhat) - latest.actual,
      yhat,
      latestForecast,
      ...(trading.each > 0
        ? [trading.each * countAt(expected / trading.each, sign * score * trading.chance) - all.actual]
        : []),
    ];
    const found = side === 'below' ? Math.min(...candidates) : Math.max(...candidates);
    return side === 'below' && (found <= 0 || isLittle) ? null : found;
  };
  const of = (side: Side) => {
    const critical = isHarmful(side, rule)
      ? edge(side, limits.criticalLevelScore, limits.criticalLevelTolerance)
      : null;
    return { critical, warning: nearest(side, edge(side, limits.levelScore, limits.levelTolerance), critical) };
  };
  const [below, above] = [of('below'), of('above')];
  const known = { days, yhat, known_days: all.days + 1, expected, actual: all.actual, error: 0, limit: 0, spread };
  return {
    ...known,
    warning_lower: below.warning,
    warning_upper: above.warning,
    critical_lower: below.critical,
    critical_upper: above.critical,
  };
}

/** The score of a window of the level, with the value of its last day. */
export function levelScore(
  { expected, actual, spread }: Pick<LevelWindow, 'expected' | 'actual' | 'spread'>,
  value: number,
): number {
  return levelError(actual + value, expected) / spread;
}

type Forecasts = ReturnType<RollingForecast['past']>[number]['forecasts'];

function sums(forecasts: Forecasts): { readonly days: number; readonly expected: number; readonly actual: number } {
  return {
    days: forecasts.length,
    expected: forecasts.reduce((sum, { yhat }) => sum + yhat, 0),
    actual: forecasts.reduce((sum, { actual }) => sum + actual, 0),
  };
}

function levelError(actual: number, expected: number): number {
  return Math.log(Math.max(actual, LEAST_RATIO * expected) / expected);
}

/** How far four weeks were out before; null while too few are known. */
function spreadOf(origins: ReturnType<RollingForecast['past']>, { leastLevelSpread }: Thresholds): number | null {
  const errors = origins.flatMap(({ forecasts }) => {
    const { days, expected, actual } = sums(forecasts.filter(({ horizonDays }) => horizonDays <= LEVEL_DAYS));
    return days < DAYS_NEEDED || expected <= 0 ? [] : [levelError(actual, expected)];
  });
  const measured = errors.length < WINDOWS_NEEDED ? null : robustScale(errors);
  return measured === null ? null : Math.max(measured, leastLevelSpread);
}
