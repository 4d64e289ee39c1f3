import { catalogue } from '../metrics/catalogue.ts';
import { countedBy } from '../metrics/counted-by.ts';
import { observations } from '../metrics/observations.ts';
import type { Source } from '../warehouse/source.ts';
import { kpiDimensions } from '../warehouse/rollup/kpi-lines.ts';
import { addsUp, isRatio, measuresOf, type Measure, type Metric } from '../metrics/metric.ts';
import { collect } from './collect.ts';
import { ConfigError } from './faults/config-error.ts';
import { didYouMean } from './faults/did-you-mean.ts';
import { refuseDailyMeasure } from './daily-measures.ts';
import type { Locate } from './faults/locate.ts';
import { relationColumns } from './relation-columns.ts';
import type { Config } from './schema/config.ts';
import type { MeasureConfig, MetricConfig } from './schema/metric.ts';

/** What is wrong with a config, and whether its sources are all known: else a metric of daily values may be of one that is not. */
interface Faults {
  readonly faults: string[];
  readonly areWhole: boolean;
}

const defaultNames = catalogue.map(({ id }) => id);

/** The default metrics with the config's changes, then its own, in the order in which they are shown; faults are collected. */
export function metricsFromConfig(
  declared: Config['metrics'],
  sources: readonly Source[],
  locate: Locate,
  { faults, areWhole }: Faults,
): Metric[] {
  const defaults = catalogue.map((metric) => (): Metric[] => {
    const change = declared[metric.id];
    return change === false ? [] : [change === undefined ? metric : changed(metric, change, sources, locate)];
  });
  const own = Object.entries(declared).map(([id, metric]) => (): Metric[] => {
    if (defaultNames.includes(id) || (!areWhole && JSON.stringify(metric).includes('daily_values'))) return [];
    if (metric === false)
      throw new ConfigError(
        `${locate(['metrics', id])}: metrics.${id}: there is no default metric of this name to leave out${didYouMean(id, defaultNames)}`,
      );
    return [ownMetric(id, metric, sources, locate)];
  });
  const related = Object.entries(declared).map(([id, metric]) => (): Metric[] => {
    if (metric !== false) refuseUnknownWhole(id, metric, declared, locate);
    return [];
  });
  return collect(faults, [...defaults, ...own, ...related]).flat();
}

/** @throws ConfigError if a metric is part of one that is not watched, or of itself */
function refuseUnknownWhole(
  id: string,
  { part_of: whole }: MetricConfig,
  declared: Config['metrics'],
  locate: Locate,
): void {
  if (whole === undefined) return;
  const known = [...defaultNames, ...Object.keys(declared)].filter((name) => name !== id && declared[name] !== false);
  if (known.includes(whole)) return;
  const what =
    whole === id ? 'a metric is no part of itself' : `there is no metric '${whole}'${didYouMean(whole, known)}`;
  throw new ConfigError(`${locate(['metrics', id, 'part_of'])}: metrics.${id}.part_of: ${what}`);
}

function ownMetric(id: string, metric: MetricConfig, sources: readonly Source[], locate: Locate): Metric {
  const measure = measureOf(id, metric, locate);
  if (!measure)
    throw new ConfigError(
      `${locate(['metrics', id])}: metrics.${id}: needs table and agg, or numerator and denominator${didYouMean(id, defaultNames)}`,
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
    minChange: isRatio || metric.unit === 'share' ? 0.005 : null,
    dimensions: [],
    owner: null,
  };
  return changed(blank, metric, sources, locate);
}

function changed(metric: Metric, change: MetricConfig, sources: readonly Source[], locate: Locate): Metric {
  const measure = measureOf(metric.id, change, locate) ?? metric.measure;
  const unit = change.unit ?? metric.unit;
  const counted = countedBy({ measure, unit });
  const observed = observations({ measure });
  const limit = change.limit ?? metric.limit;
  const sensitivity = change.sensitivity ?? metric.sensitivity;
  const result: Metric = {
    id: metric.id,
    title: change.title ?? metric.title,
    measure,
    ...(counted && { countedBy: counted }),
    ...(observed && { observations: observed }),
    unit,
    direction: change.direction ?? metric.direction,
    missing: change.missing ?? (isDaily(measure) ? 'unknown' : metric.missing),
    nonNegative: change.non_negative ?? metric.nonNegative,
    tolerance: change.tolerance ?? metric.tolerance,
    minChange: change.min_change === undefined ? metric.minChange : change.min_change,
    ...(sensitivity !== undefined && sensitivity !== 1 && { sensitivity }),
    dimensions: change.dimensions ?? metric.dimensions,
    owner: change.owner ?? metric.owner,
    ...(limit && { limit }),
    ...(change.targets && { targets: change.targets }),
    ...(change.part_of !== undefined && { partOf: change.part_of }),
  };
  if (result.targets) refuseUnreachable(result, locate);
  refuseDailyMeasures(result, sources, locate);
  refuseRepeatedDimension(result, locate);
  for (const part of measuresOf(result)) {
    for (const [index, name] of result.dimensions.entries())
      refuseUnknownColumn(part.table, name, ['metrics', metric.id, 'dimensions', index], locate, kpiDimensions(part));
  }
  return result;
}

/** What a table of daily values does not have is unknown unless it is declared to be zero. */
function isDaily(measure: Metric['measure']): boolean {
  return measuresOf({ measure }).some(({ table }) => table === 'daily_values');
}

function refuseDailyMeasures(metric: Metric, sources: readonly Source[], locate: Locate): void {
  const { id, measure, unit, dimensions } = metric;
  const path = ['metrics', id];
  const parts = isRatio(measure)
    ? [
        { measure: measure.numerator, path: [...path, 'numerator'], dimensions },
        { measure: measure.denominator, path: [...path, 'denominator'], dimensions },
      ]
    : [{ measure, path, dimensions }];
  for (const part of parts) {
    if (part.measure.table === 'daily_values') refuseDailyMeasure(part, sources, locate);
    else if (part.measure.agg === 'given')
      throw new ConfigError(
        `${locate([...part.path, 'agg'])}: ${part.path.join('.')}.agg: only daily_values has values that are given`,
      );
  }
  if (unit === 'share' && isDaily(measure) && !isRatio(measure) && measure.agg === 'sum')
    throw new ConfigError(
      `${locate([...path, 'agg'])}: ${path.join('.')}.agg: a share can't be summed: write 'agg: given', or declare numerator and denominator`,
    );
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
      : `needs table and agg beside it${defaultNames.includes(id) ? '' : didYouMean(id, defaultNames)}`;
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

function refuseUnknownColumn(
  table: string,
  name: string,
  path: readonly PropertyKey[],
  locate: Locate,
  others: readonly string[] = [],
): void {
  const own = relationColumns.get(table);
  const known = [...others, ...(own ?? [])];
  if (own === undefined || known.includes(name)) return;
  throw new ConfigError(
    `${locate(path)}: ${path.join('.')}: ${table} has no column '${name}'; it has ${known.join(', ')}${didYouMean(name, known)}`,
  );
}
