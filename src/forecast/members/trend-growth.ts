import type { TrendGrowth } from '../model.ts';
import type { ProphetFit } from '../prophet/solve/fit.ts';

const DAY_MS = 86_400_000;
/** Growth lasts if it was at least as large for so much of the last year, of at least half a year. */
const LASTING_SHARE = 0.75;
const YEAR_DAYS = 365;
const HALF_YEAR_DAYS = 182;

/** The growth of the fitted trend. */
export function trendGrowth({ frame, parameters, yScale }: ProphetFit): TrendGrowth {
  const spanDays = frame.spanMs / DAY_MS;
  const from = 1 - YEAR_DAYS / spanDays;
  const stretches: { readonly slope: number; readonly time: number }[] = [];
  let slope = parameters.k;
  let begun = 0;
  const end = (at: number): void => {
    const time = at - Math.max(begun, from);
    if (time > 0) stretches.push({ slope, time });
    begun = at;
  };
  frame.changepoints.forEach((at, index) => {
    end(at);
    slope += parameters.delta[index] ?? 0;
  });
  end(1);
  const perDay = yScale / spanDays;
  const latest = slope * perDay;
  return { latest, lasting: spanDays < HALF_YEAR_DAYS ? 0 : lastingSlope(stretches, slope) * perDay };
}

/** The largest slope with the sign of the latest, and at most as steep, that three quarters of the time had at least; else 0. */
function lastingSlope(stretches: readonly { readonly slope: number; readonly time: number }[], latest: number): number {
  const sign = Math.sign(latest);
  const steepestFirst = stretches.toSorted((a, b) => sign * (b.slope - a.slope));
  let left = LASTING_SHARE * stretches.reduce((sum, { time }) => sum + time, 0);
  for (const { slope, time } of steepestFirst) {
    left -= time;
    if (left <= 0) return sign * Math.max(0, Math.min(sign * slope, sign * latest));
  }
  return 0;
}
