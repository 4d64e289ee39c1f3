import { homeCountryText } from '../../config/calendar/home-country.ts';
import { nearestName } from '../../config/faults/did-you-mean.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { examineBusiness, inOrder, type NamedTable } from '../../config/examine-business.ts';
import type { Locate } from '../../config/faults/locate.ts';
import { relationColumns } from '../../config/relation-columns.ts';
import { fileValues } from '../../pipeline/load/file-values.ts';
import { unmatchedFilters } from '../../pipeline/load/unmatched-filters.ts';
import { context, type ConfigOptions } from '../context.ts';
import { holidayCacheOf } from '../holiday-cache-of.ts';
import { viewsInStore } from '../views-in-store.ts';

/**
 * `evenkeel validate`: checks a config, the files that it names with their columns, and the tables of its metrics. It counts what is
 * declared, and names conditions that no row of the files meets.
 * @throws ConfigError with everything that is wrong, a line each
 */
export async function validateCommand(options: ConfigOptions, environment: NodeJS.ProcessEnv): Promise<void> {
  const { business, tables, faults, locate } = await examineBusiness(
    options.config,
    environment,
    holidayCacheOf(environment),
  );
  const all = inOrder([...faults, ...(await unknownTables(tables, options, environment, locate))]);
  if (all.length > 0 || business === null) throw new ConfigError(all.join('\n'));
  // The options and the environment can be wrong, too.
  const { warnings } = await context(options, environment, new Date());
  const named = (kind: 'holiday' | 'event'): number =>
    new Set(business.holidays.filter((row) => row.kind === kind).map(({ holiday }) => holiday)).size;
  const counts = [
    counted(business.sources.length, 'source'),
    counted(business.metrics.length, 'metric'),
    ...(named('holiday') > 0 ? [counted(named('holiday'), 'holiday')] : []),
    ...(named('event') > 0 ? [counted(named('event'), 'event')] : []),
  ];
  process.stdout.write(`${options.config} is valid: ${counts.join(', ')}\n`);
  if (business.homeCountry) process.stdout.write(`${homeCountryText(business.homeCountry)}\n`);
  for (const text of await warnings()) process.stderr.write(`${text}\n`);
  for (const text of await unmatchedFilters(business.metrics, fileValues(business))) process.stderr.write(`${text}\n`);
}

/** Tables of metrics that are neither ours nor in the store. Without a store, only those that are nearly one of ours. */
async function unknownTables(
  tables: readonly NamedTable[],
  options: ConfigOptions,
  environment: NodeJS.ProcessEnv,
  locate: Locate,
): Promise<string[]> {
  const others = tables.filter(({ table }) => !relationColumns.has(table) && table !== 'daily_values');
  if (others.length === 0) return [];
  const views = await viewsInStore(options, environment);
  const known = [...relationColumns.keys(), 'daily_values', ...(views ?? [])];
  const faults = others.flatMap(({ path, table }) => {
    const meant = nearestName(table, known);
    if (views?.includes(table) === true || (views === null && meant === null)) return [];
    const hint = meant === null ? `; there are ${known.join(', ')}` : `; did you mean '${meant}'?`;
    const place = views === null ? '' : ' in the store';
    return [`${locate(path)}: ${path.join('.')}: there is no table '${table}'${place}${hint}`];
  });
  return [...new Set(faults)];
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
