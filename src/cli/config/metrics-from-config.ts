import { catalogue } from '../../metrics/catalogue.ts';
import type { Measure, Metric } from '../../metrics/metric.ts';
import { ConfigError } from './config-error.ts';
import type { Locate } from './read-config.ts';
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
  return {
    id: metric.id,
    title: change.title ?? metric.title,
    measure: measureOf(metric.id, change, locate) ?? metric.measure,
    unit: change.unit ?? metric.unit,
    direction: change.direction ?? metric.direction,
    missing: change.missing ?? metric.missing,
    nonNegative: change.non_negative ?? metric.nonNegative,
    tolerance: change.tolerance ?? metric.tolerance,
    minChange: change.min_change === undefined ? metric.minChange : change.min_change,
    dimensions: change.dimensions ?? metric.dimensions,
    owner: change.owner ?? metric.owner,
  };
}

function measureOf(id: string, metric: MetricConfig, locate: Locate): Metric['measure'] | null {
  const { table, agg, column, q, where, numerator, denominator } = metric;
  if (numerator && denominator) {
    return {
      numerator: checked(numerator, ['metrics', id, 'numerator'], locate),
      denominator: checked(denominator, ['metrics', id, 'denominator'], locate),
    };
  }
  if (numerator || denominator)
    throw new ConfigError(`${locate(['metrics', id])}: metrics.${id}: a ratio needs both numerator and denominator`);
  if (table === undefined || agg === undefined) return null;
  return checked({ table, agg, column, q, where }, ['metrics', id], locate);
}

function checked(measure: MeasureConfig, path: readonly string[], locate: Locate): Measure {
  if (measure.agg !== 'count' && measure.column === undefined) {
    throw new ConfigError(`${locate(path)}: ${path.join('.')}: agg ${measure.agg} needs a column`);
  }
  return measure;
}
