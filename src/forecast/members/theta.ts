import { addDays, weekday } from '../../calendar/day.ts';
import type { Model } from '../model.ts';
import type { ResidualScale } from '../residual.ts';
import { inUnit, openDaysAhead, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';
import { weeklyShape } from './weekly-shape.ts';

const LONGEST_DAYS = 1096;
const SHAPE_DAYS = 182;
const STARTS_WITH = 14;
const ALPHAS = [0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8];
const CLIPPED_AT = 3.75;
const SPREAD_FOLLOWS = 0.03;
const SMALLEST_ERROR = 0.005;

/**
 * The Theta method on the series without its weekly shape: exponential smoothing of the level, with half the slope of the straight
 * line through all days; on logs where the series allows it. Null for a weekday without a value for 13 weeks.
 *
 * Deviations: the shape consists of medians of the last half year, and errors are clipped at 3.75 times the usual size.
 *
 * @source Assimakopoulos & Nikolopoulos (2000), The theta model; as smoothing with drift: Hyndman & Billah (2003), Unmasking the Theta method
 * @example theta
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 21 }, (_, day) => 1 + (day % 7)) })
 *   .predict([dayFromIso('2026-10-05'), dayFromIso('2026-10-06')]) // [1, 2]
 */
export const theta: Model = {
  id: 'theta',
  fit(history) {
    const series = seasonalSeries(history);
    const { length } = series.values;
    const shape = weeklyShape(series, length - SHAPE_DAYS, length);
    if (!shape) return { predict: (days) => days.map(() => null) };
    const { level, slope } = smoothedLevel(
      withoutSeason(series, Math.max(0, length - LONGEST_DAYS), shape.season),
      series.scale,
    );
    const first = addDays(history.start, history.values.length);
    return {
      predict: (days) =>
        days.map((day) => {
          const at = weekday(day);
          if (!series.isOpen[at]) return series.closedValues[at] ?? null;
          const steps = openDaysAhead(series, day - first + 1);
          return inUnit(level + (slope / 2) * steps + (shape.season[at] ?? 0), series.scale);
        }),
    };
  },
};

/** The known days without their weekday's effect, and the position of each among the open days. */
interface Deseasonalised {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

function withoutSeason(series: SeasonalSeries, from: number, season: Float64Array): Deseasonalised {
  const times: number[] = [];
  const values: number[] = [];
  for (let index = from; index < series.values.length; index++) {
    if (!series.isKnown[index]) continue;
    times.push(index);
    values.push((series.values[index] ?? 0) - (season[series.weekdays[index] ?? 0] ?? 0));
  }
  return { times: Float64Array.from(times), values: Float64Array.from(values) };
}

function smoothedLevel(days: Deseasonalised, scale: ResidualScale): { readonly level: number; readonly slope: number } {
  let best = smoothed(days.values, scale, ALPHAS[0] ?? 1, Infinity);
  for (const alpha of ALPHAS.slice(1)) {
    const next = smoothed(days.values, scale, alpha, best.errorSum);
    if (next.errorSum < best.errorSum) best = next;
  }
  return { level: best.level, slope: days.values.length < STARTS_WITH ? 0 : slopeOf(days) };
}

/** The level after the last day, and the sum of squared errors; stops as soon as it exceeds `most`. */
function smoothed(
  values: Float64Array,
  scale: ResidualScale,
  alpha: number,
  most: number,
): { readonly level: number; readonly errorSum: number } {
  let level = 0;
  let spread = 0;
  let errorSum = 0;
  for (let index = 0; index < values.length && errorSum <= most; index++) {
    const value = values[index] ?? 0;
    const error = value - level;
    const size = Math.abs(error);
    if (index < STARTS_WITH) {
      level += error / (index + 1);
      if (index > 0) spread += (size - spread) / index;
      continue;
    }
    const limit = CLIPPED_AT * Math.max(spread, scale === 'log' ? SMALLEST_ERROR : SMALLEST_ERROR * Math.abs(value));
    const clipped = size > limit ? Math.sign(error) * limit : error;
    spread += SPREAD_FOLLOWS * (Math.min(size, 2 * limit) - spread);
    level += alpha * clipped;
    errorSum += clipped * clipped;
  }
  return { level, errorSum };
}

/** Of the least-squares line. */
function slopeOf({ times, values }: Deseasonalised): number {
  const { length } = times;
  const middle = times.reduce((sum, time) => sum + time, 0) / length;
  let along = 0;
  let across = 0;
  for (let index = 0; index < length; index++) {
    const time = (times[index] ?? 0) - middle;
    along += time * (values[index] ?? 0);
    across += time * time;
  }
  return across > 0 ? along / across : 0;
}
