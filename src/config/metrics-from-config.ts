import { catalogue } from '../metrics/catalogue.ts';
import { countedBy } from '../metrics/counted-by.ts';
import { addsUp, measuresOf, type Measure, type Metric } from '../metrics/metric.ts';
import { ConfigError } from './config-error.ts';
import type { Locate } from './read-config.ts';
import { relationColumns } from './relation-columns.ts';
import type { Config, MeasureConfig, MetricConfig } from './schema.ts';

/** The default metrics with the config's changes, then its own, in the order in which they are shown. */
export function metricsFromConfig(declared: Config['metrics'], locate: Locate): Metric[] {
  const defaults = catalogue.flatMap((metric): Metric[] => {
    const change = declared[metric.id];
    return change === false ? [] : [change === undefined ? metric : changed(metric, change, locate)];
  });
  const own = Object.entries(declared).flatMap(([id, metric]): Metric[] => {
    if (catalogue.some((known) => known.id === id)) return [];
    if (metric === false)
      throw new ConfigError(
        `${locate(['metrics', id])}: metrics.${id}: there is no default metric of this name to leave out`,
      );
    return [ownMetric(id, metric, locate)];
  });
  return [...defaults, ...own];
}

function ownMetric(id: string, metric: MetricConfig, locate: Locate): Metric {
  const measure = measureOf(id, metric, locate);
  if (!measure)
    throw new ConfigError(
      `${locate(['metrics', id])}: metrics.${id}: needs table and agg, or numerator and denominator`,
    );
  const isRatio = 'numerator' in measure;
  const blank: Metric = {
    id,
    title: `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('_', ' ')}`,
    measure,
    unit: isRatio ? 'share' : 'count',
    direction: 'both',
    missing: isRatio || metric.agg === 'quantile' ? 'unknown' : 'zero',
    nonNegative: true,
    tolerance: 0.05,
    minChange: isRatio ? 0.005 : null,
    dimensions: [],
    owner: null,
  };
  return changed(blank, metric, locate);
}

function changed(metric: Metric, change: MetricConfig, locate: Locate): Metric {
  const measure = measureOf(metric.id, change, locate) ?? metric.measure;
  const unit = change.unit ?? metric.unit;
  const counted = countedBy({ measure, unit });
  const result: Metric = {
    id: metric.id,
    title: change.title ?? metric.title,
    measure,
    ...(counted && { countedBy: counted }),
    unit,
    direction: change.direction ?? metric.direction,
    missing: change.missing ?? metric.missing,
    nonNegative: change.non_negative ?? metric.nonNegative,
    tolerance: change.tolerance ?? metric.tolerance,
    minChange: change.min_change === undefined ? metric.minChange : change.min_change,
    dimensions: change.dimensions ?? metric.dimensions,
    owner: change.owner ?? metric.owner,
    ...(change.targets && { targets: change.targets }),
  };
  if (result.targets) refuseUnreachable(result, locate);
  refuseRepeatedDimension(result, locate);
  for (const { table } of measuresOf(result)) {
    for (const [index, name] of result.dimensions.entries())
      refuseUnknownColumn(table, name, ['metrics', metric.id, 'dimensions', index], locate);
  }
  return result;
}

/** Each slice is stored once. */
function refuseRepeatedDimension({ id, dimensions }: Metric, locate: Locate): void {
  const index = dimensions.findIndex((name, at) => dimensions.indexOf(name) < at);
  if (index === -1) return;
  const path = ['metrics', id, 'dimensions', index];
  throw new ConfigError(`${locate(path)}: ${path.join('.')}: '${dimensions[index]}' is already a dimension: remove it`);
}

/** A target is a total that more brings nearer. */
function refuseUnreachable({ id, unit, measure, direction }: Metric, locate: Locate): void {
  const path = ['metrics', id, 'targets'];
  if (!addsUp({ unit, measure }))
    throw new ConfigError(`${locate(path)}: ${path.join('.')}: only sums and counts of days add up to a total`);
  if (direction === 'up')
    throw new ConfigError(
      `${locate(path)}: ${path.join('.')}: a target is a total to reach, and of this metric more is bad (direction: up)`,
    );
}

function measureOf(id: string, metric: MetricConfig, locate: Locate): Metric['measure'] | null {
  const { table, agg, column, q, where, numerator, denominator } = metric;
  const isRatio = numerator !== undefined || denominator !== undefined;
  for (const [setting, value] of Object.entries({ table, agg, column, q, where })) {
    if (value === undefined || (!isRatio && table !== undefined && agg !== undefined)) continue;
    const hint = isRatio
      ? 'stands beside numerator and denominator, which declare it themselves'
      : 'needs table and agg beside it';
    throw new ConfigError(`${locate(['metrics', id, setting])}: metrics.${id}.${setting}: ${hint}`);
  }
  if (numerator && denominator) {
    return {
      numerator: checked(numerator, ['metrics', id, 'numerator'], locate),
      denominator: checked(denominator, ['metrics', id, 'denominator'], locate),
    };
  }
  if (isRatio)
    throw new ConfigError(`${locate(['metrics', id])}: metrics.${id}: a ratio needs both numerator and denominator`);
  if (table === undefined || agg === undefined) return null;
  return checked({ table, agg, column, q, where }, ['metrics', id], locate);
}

function checked(measure: MeasureConfig, path: readonly string[], locate: Locate): Measure {
  if (measure.agg !== 'count' && measure.column === undefined) {
    throw new ConfigError(`${locate(path)}: ${path.join('.')}: agg ${measure.agg} needs a column`);
  }
  if (measure.column !== undefined) refuseUnknownColumn(measure.table, measure.column, [...path, 'column'], locate);
  for (const name of Object.keys(measure.where ?? {}))
    refuseUnknownColumn(measure.table, name, [...path, 'where', name], locate);
  return measure;
}

function refuseUnknownColumn(table: string, name: string, path: readonly PropertyKey[], locate: Locate): void {
  const known = relationColumns.get(table);
  if (known === undefined || known.includes(name)) return;
  throw new ConfigError(
    `${locate(path)}: ${path.join('.')}: ${table} has no column '${name}'; it has ${known.join(', ')}`,
  );
}
