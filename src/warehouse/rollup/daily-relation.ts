import type { Measure } from '../../metrics/metric.ts';

/**
 * The rows of `daily_values` that a measure is made from, as a relation with its columns: the day, the source, the value under the name of
 * the measure, and the dimensions that it needs. A sum leaves totals out; a value that is given is the one of exactly these dimensions.
 *
 * @param dimension of the slices; null for the whole
 */
export function dailyRelation({ agg, column = '', where = {} }: Measure, dimension: string | null): string {
  const conditions = Object.keys(where).filter((name) => name !== 'source');
  const dimensions = [...new Set([...conditions, ...(dimension === null ? [] : [dimension])])].sort();
  const columns = ['day', 'source', `value as ${column}`, ...dimensions.map(dimensionSql)];
  const rows = agg === 'given' ? `grain = '${dimensions.join(',')}'` : 'not is_total';
  return `(select ${columns.join(', ')} from daily_values where measure = '${column}' and ${rows}) as daily_rows`;
}

/** The distinct values of a dimension as a relation with one column of its name. */
export function dimensionRelation(name: string): string {
  return `(select ${name === 'source' ? name : dimensionSql(name)} from daily_values where not is_total) as daily_rows`;
}

function dimensionSql(name: string): string {
  return `cast(dimensions as json) ->> '${name}' as ${name}`;
}

/** A value that only some of a day's rows have is unknown, unless a missing one is declared to be nothing. */
export function dailyAggregate({ agg, column = '' }: Measure, isNothing: boolean): string {
  const value = `cast(${agg === 'given' ? 'max' : 'sum'}(${column}) as numeric(38, 9))`;
  return isNothing ? value : `case when count(*) = count(${column}) then ${value} end`;
}
