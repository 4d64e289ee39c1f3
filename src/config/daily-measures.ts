import type { Measure } from '../metrics/metric.ts';
import type { Source } from '../warehouse/source.ts';
import { dailySourcesOf } from '../warehouse/daily-sources.ts';
import { ConfigError } from './faults/config-error.ts';
import type { Locate } from './faults/locate.ts';

/** A measure of daily values, and where the config declares it. */
export interface DeclaredMeasure {
  readonly measure: Measure;
  readonly path: readonly PropertyKey[];
  /** The dimensions of its metric. */
  readonly dimensions: readonly string[];
}

/**
 * Refuses what can't be measured from tables of daily values: unknown names, aggregates of values that are none, and values of slices that
 * would have to be summed but are no parts of a sum.
 * @throws ConfigError
 */
export function refuseDailyMeasure(
  { measure, path, dimensions }: DeclaredMeasure,
  sources: readonly Source[],
  locate: Locate,
): void {
  const fault = (below: readonly PropertyKey[], message: string): ConfigError =>
    new ConfigError(`${locate([...path, ...below])}: ${[...path, ...below].join('.')}: ${message}`);
  const { agg, column = '', where = {} } = measure;
  if (agg !== 'sum' && agg !== 'given')
    throw fault(
      ['agg'],
      `daily_values has values of days already: write 'agg: sum', or 'agg: given' for one that is no sum of its parts`,
    );
  const known = sources.flatMap(({ daily }) => Object.keys(daily?.measures ?? {}));
  if (known.length === 0) throw fault(['table'], "no source has 'table: daily_values'");
  const behind = dailySourcesOf(measure, sources);
  if (!known.includes(column))
    throw fault(['column'], `no source declares the value '${column}'; they declare ${[...new Set(known)].join(', ')}`);
  if (behind.length === 0) throw fault(['where'], `the source named there does not declare the value '${column}'`);
  for (const source of behind) {
    const own = source.daily?.dimensions ?? [];
    for (const name of Object.keys(where))
      if (name !== 'source' && !own.includes(name)) throw fault(['where', name], unknownDimension(name, source));
    const index = dimensions.findIndex((name) => !own.includes(name));
    if (index !== -1)
      throw new ConfigError(
        `${locate([...path.slice(0, 2), 'dimensions', index])}: ${[...path.slice(0, 2), 'dimensions', index].join('.')}: ${unknownDimension(dimensions[index] ?? '', source)}`,
      );
  }
  if (agg === 'given') refuseUnknownTotal({ measure, path, dimensions }, behind, fault);
}

function unknownDimension(name: string, { id, daily }: Source): string {
  const own = daily?.dimensions ?? [];
  return `sources.${id} has no dimension '${name}'${own.length === 0 ? '' : `; it has ${own.join(', ')}`}`;
}

/** A value that is given has one row a day: of one source, and with dimensions only where their totals are given too. */
function refuseUnknownTotal(
  { measure: { column = '', where = {} } }: DeclaredMeasure,
  behind: readonly Source[],
  fault: (below: readonly PropertyKey[], message: string) => ConfigError,
): void {
  const [source, second] = behind;
  if (!source) return;
  if (second)
    throw fault(
      ['agg'],
      `sources.${source.id} and sources.${second.id} both have '${column}', and 'agg: given' takes one: name it with where: {source: [${source.id}]}`,
    );
  const several = Object.entries(where).find(([name, values]) => name !== 'source' && values.length > 1);
  if (several) throw fault(['where', several[0]], `'agg: given' takes one value a day: name a single ${several[0]}`);
  if (source.daily?.severalRows === 'sum')
    throw fault(['agg'], `sources.${source.id} sums several rows of a day, so no value of it is given`);
  const open = (source.daily?.dimensions ?? []).filter((name) => where[name] === undefined);
  const missing = open.find((name) => source.daily?.totalRows[name] === undefined);
  if (missing !== undefined)
    throw fault(
      ['agg'],
      `'${column}' is given by ${missing}, and a value that is given can't be summed over ${missing}: declare numerator and denominator; or, if the file has rows with the total, which ones: total_rows: {${missing}: [Total]} under sources.${source.id}; or follow one ${missing} with where`,
    );
}
