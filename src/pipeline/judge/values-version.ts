import { createHash } from 'node:crypto';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { sourcesBehind } from '../sources-behind.ts';

/** Everything that the values of a metric mean. */
export type ValuesContext = Pick<Business, 'zone' | 'currency' | 'closures' | 'sources'>;

/**
 * The version of the values of a metric: another definition, currency, zone, closure, or meaning of a source's lines gives another one.
 * Forecasts and expectations hold for one version only.
 */
export function valuesVersion(metric: Metric, business: ValuesContext): string {
  const { measure, countedBy, observations, unit, missing } = metric;
  const { zone, currency, closures } = business;
  const sources = sourcesBehind(metric, business).map(
    ({ path: _path, completeThrough: _through, maxRejectedShare: _share, mode: _mode, ...meaning }) => meaning,
  );
  const values = {
    measure,
    countedBy,
    observations,
    unit,
    missing,
    zone,
    currency,
    closures: [...closures].sort((a, b) => a - b),
    sources,
  };
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 12);
}
