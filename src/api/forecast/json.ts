import { isoDay } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { ForecastPointJson } from './schema.ts';

export function forecastPointJson({ day, band_80, band_50, ...point }: ForecastPoint): ForecastPointJson {
  return { ds: isoDay(day), ...point, band_80: [...band_80], band_50: [...band_50] };
}
