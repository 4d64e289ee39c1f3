import { isoDay } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { csvLine } from './csv-line.ts';

const HEADER = ['ds', 'yhat', 'yhat_lower', 'yhat_upper', 'lower_80', 'upper_80', 'lower_50', 'upper_50'];

/** Days ahead as CSV: the expected value, the ends of the 95 % band, and those of 80 and 50 %. */
export function forecastTable(points: readonly ForecastPoint[]): string {
  const lines = points.map(({ day, yhat, yhat_lower, yhat_upper, band_80, band_50 }) =>
    csvLine([isoDay(day), yhat, yhat_lower, yhat_upper, ...band_80, ...band_50]),
  );
  return [csvLine(HEADER), ...lines].join('');
}
