import { createHash } from 'node:crypto';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { modelVersion } from './model-version.ts';
import { valuesVersion, type ValuesContext } from './values-version.ts';

/**
 * The version of the forecasts of a metric, `ensemble/15+values.calendar`: the model, the version of the values, and the holidays, events
 * and limits. Where it changes, the metric is forecast and judged again; only forecasts with the same values can be compared with them.
 */
export function forecastVersion(metric: Metric, business: ValuesContext & Pick<Business, 'holidays'>): string {
  const calendar = JSON.stringify([business.holidays, metric.nonNegative]);
  const hash = createHash('sha256').update(calendar).digest('hex').slice(0, 12);
  return `${modelVersion}+${valuesVersion(metric, business)}.${hash}`;
}
