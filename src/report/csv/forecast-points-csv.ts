import { isoDay } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { percentOf } from '../../forecast/intervals/levels.ts';
import { csvLine } from './csv-line.ts';

/** Forecasts as CSV: the expected value, the ends of the 95 % interval, and those of the other levels, the widest first. */
export function forecastPointsCsv(points: readonly ForecastPoint[]): string {
  const levels = (points[0]?.intervals ?? []).map(({ level }) => percentOf(level));
  const header = ['ds', 'yhat', 'yhat_lower', 'yhat_upper', ...levels.flatMap((p) => [`lower_${p}`, `upper_${p}`])];
  const lines = points.map(({ day, yhat, yhat_lower, yhat_upper, intervals }) =>
    csvLine([isoDay(day), yhat, yhat_lower, yhat_upper, ...intervals.flatMap(({ lower, upper }) => [lower, upper])]),
  );
  return [csvLine(header), ...lines].join('');
}
