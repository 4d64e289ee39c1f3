import { createHash } from 'node:crypto';
import type { Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { levelChangesOf, levelsInForce, type LevelChange } from '../../metrics/level-change.ts';
import type { Metric } from '../../metrics/metric.ts';
import { modelVersion } from './model-version.ts';
import { valuesVersion, type ValuesContext } from './values-version.ts';

type ForecastContext = ValuesContext & Pick<Business, 'holidays' | 'levelChanges'>;

/**
 * The version of the forecasts of a series, `ensemble/21+values.calendar`: the model, the version of the values, and the holidays, events
 * and limits. Where it changes, the series is forecast and judged again; only forecasts with the same values can be compared with them.
 * A series with confirmed new levels has another version, with a digest of them at its end, from the day on which each became known: the
 * days before are not judged again.
 *
 * @param slice `dim=value`, or empty for the whole metric
 * @param on the day from which is forecast
 */
export function forecastVersion(metric: Metric, slice: string, business: ForecastContext, on: Day): string {
  const changes = levelChangesOf(business.levelChanges ?? [], { metric: metric.id, slice }, on);
  return versionAtLevels(versionOfMetric(metric, business), changes);
}

/** The version of all series of a metric that have no new level. */
export function versionOfMetric(metric: Metric, business: ForecastContext): string {
  const calendar = digest([business.holidays, metric.nonNegative]);
  return `${modelVersion}+${valuesVersion(metric, business)}.${calendar}`;
}

/** @param changes those of the series that are known on the day from which is forecast */
export function versionAtLevels(version: string, changes: readonly LevelChange[]): string {
  const inForce = levelsInForce(changes);
  return inForce.length === 0 ? version : `${version}.${digest(inForce.map(levels))}`;
}

function levels({ from, factor }: LevelChange): readonly number[] {
  return [from, factor];
}

function digest(known: unknown): string {
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 12);
}
