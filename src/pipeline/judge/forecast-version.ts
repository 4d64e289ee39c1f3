import { createHash } from 'node:crypto';
import type { Business } from '../../config/business.ts';
import { modelVersion } from './judge-series.ts';

/**
 * The version of a business's forecasts: the model and its holidays and events. Where these change, the same history gives another
 * forecast, so everything is forecast and judged again.
 */
export function forecastVersion({ holidays }: Pick<Business, 'holidays'>): string {
  if (holidays.length === 0) return modelVersion;
  return `${modelVersion}+${createHash('sha256').update(JSON.stringify(holidays)).digest('hex').slice(0, 12)}`;
}
