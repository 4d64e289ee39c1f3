import { isoDay } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { ForecastPointJson } from './schema.ts';

export function forecastPointJson({ day, intervals, ...point }: ForecastPoint): ForecastPointJson {
  return { ds: isoDay(day), ...point, intervals: [...intervals] };
}
