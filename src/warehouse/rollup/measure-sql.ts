import { isRatio, type Measure, type Metric, type RatioMeasure } from '../../metrics/metric.ts';
import type { Param } from '../../store/connect/database.ts';
import { sourceTablesOf } from '../source-tables.ts';
import { dailyAggregate, dailyRelation, dimensionRelation } from './daily-relation.ts';
import { kpiSliceSql } from './kpi-lines.ts';

/** The relation of each table that a metric can name; any other name is a view of the user's own with a column `day`. */
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['fact_sales', 'sales_lines'],
  ['fact_ops_events', 'ops_events'],
]);
/** Tables with one row a day (and service) already: their quantiles are read, not made. */
const DAILY_TABLES = new Set(['daily_kpis', 'daily_ops', 'daily_kpis_full']);
const DAILY_VALUES = 'daily_values';
const BASE_AMOUNT = 'base_amount';
const NAME = /^[a-z_][a-z0-9_]*$/;

/** A piece of SQL and the parameters that it refers to. */
export interface Sql {
  readonly text: string;
  readonly params: readonly Param[];
}

/**
 * The daily values of a metric, whole (`dimension` null) or in slices of one dimension: columns slice, day, numerator, denominator (of
 * a sum of money: the orders behind it; of a quantile: its observations).
 * Names come from the config and may only be plain identifiers; values are parameters, numbered from `$1`.
 *
 * @param since only the days that roll-ups after this number recomputed; null for all days
 * @throws RangeError if a table, column or dimension is not a plain identifier.
 */
export function metricSql(metric: Metric, dimension: string | null, since: number | null = null): Sql {
  const params: Param[] = [];
  const parameter = (value: Param): string => `$${params.push(value)}`;
  const onDays = since === null ? null : changedDaysSql(metric, parameter(since));
  // A day without a value is nothing, or closed, only by declaration.
  const isNothing = metric.missing !== 'unknown';
  const valuesOf = (measure: Measure): string => measureSql(measure, { dimension, onDays, isNothing }, parameter);
  if (!isRatio(metric.measure)) {
    const numerator = valuesOf(metric.measure);
    const count = metric.countedBy ?? metric.observations;
    if (count) return { text: withCount(numerator, valuesOf(count)), params };
    return {
      text: `select slice, day, value as numerator, cast(null as numeric(38, 9)) as denominator from (${numerator}) as n`,
      params,
    };
  }
  const numerator = valuesOf(metric.measure.numerator);
  const denominator = valuesOf(metric.measure.denominator);
  return {
    text: `
      select
        coalesce(n.slice, d.slice) as slice,
        coalesce(n.day, d.day) as day,
        case when n.day is null then ${nothing(metric.measure, isNothing)} else n.value end as numerator,
        d.value as denominator
      from (${numerator}) as n
      full join (${denominator}) as d on d.slice = n.slice and d.day = n.day`,
    params,
  };
}

/** A sum of money or a quantile beside the number of orders or observations that it was made from. */
function withCount(value: string, count: string): string {
  return `
      select n.slice, n.day, n.value as numerator, coalesce(c.value, 0) as denominator
      from (${value}) as n
      left join (${count}) as c on c.slice = n.slice and c.day = n.day`;
}

/** The days of a metric that roll-ups after a number recomputed: both parts of a ratio are read on the same days. */
function changedDaysSql(metric: Metric, since: string): string {
  const tables = sourceTablesOf(metric).map((table) => `'${table}'`);
  return `from changed_days where roll_up > cast(${since} as bigint) and fact_table in (${tables.join(', ')})`;
}

/** Conditions for the changed days; of facts also for their span, so that engines skip the rest. */
function dayConditions(table: string, onDays: string): string[] {
  const days = `day in (select day ${onDays})`;
  if (!RELATIONS.has(table)) return [days];
  return [days, `day >= (select min(day) ${onDays})`, `day <= (select max(day) ${onDays})`];
}

/** Which rows of a measure are read. */
interface Wanted {
  readonly dimension: string | null;
  readonly onDays: string | null;
  /** Whether a daily value that is missing is nothing. */
  readonly isNothing: boolean;
}

function measureSql(
  measure: Measure,
  { dimension, onDays, isNothing }: Wanted,
  parameter: (value: Param) => string,
): string {
  const table = identifier(measure.table);
  const slice = dimension === null ? "''" : `'${identifier(dimension)}=' || ${textOf(dimension)}`;
  const ofLines = kpiSliceSql(measure, dimension);
  if (ofLines) {
    const days = onDays === null ? [] : dayConditions('fact_sales', onDays);
    const where = [ofLines.condition, ...days].join(' and ');
    return `select ${slice} as slice, day, ${ofLines.aggregate} as value from sales_lines where ${where} group by 1, 2`;
  }
  const conditions = rowConditions(measure, parameter);
  if (table === 'daily_ops') conditions.push(...serviceConditions(measure, dimension));
  if (onDays !== null) conditions.push(...dayConditions(table, onDays));
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  if (table === DAILY_VALUES) {
    const from = dailyRelation(plainNames(measure), dimension);
    return `select ${slice} as slice, day, ${dailyAggregate(measure, isNothing)} as value from ${from} ${where} group by 1, 2 having count(${measure.column ?? ''}) > 0`;
  }
  return `select ${slice} as slice, day, ${aggregateSql(measure)} as value from ${RELATIONS.get(table) ?? table} ${where} group by 1, 2`;
}

/** The conditions that rows meet from which a measure is made. */
export function rowConditions(measure: Measure, parameter: (value: Param) => string): string[] {
  const conditions = Object.entries(measure.where ?? {}).map(([column, values]) =>
    oneOf(identifier(column), values, parameter),
  );
  if (isSum(measure) && measure.table === 'fact_sales' && !measure.where?.['kind'] && !measure.where?.['status'])
    conditions.push("kind <> 'cancelled'");
  return conditions;
}

function plainNames(measure: Measure): Measure {
  for (const name of [measure.column ?? '', ...Object.keys(measure.where ?? {})]) identifier(name);
  return measure;
}

/** A value that is not given stands for itself as an empty one, so that slices add up to the whole. */
export function textOf(column: string): string {
  return `coalesce(cast(${identifier(column)} as text), '')`;
}

function oneOf(column: string, values: readonly string[], parameter: (value: Param) => string): string {
  const given = values.filter((value) => value !== '');
  const isGiven = given.length === 0 ? [] : [`${column} in (${given.map(parameter).join(', ')})`];
  const isEmpty = given.length === values.length ? [] : [`${textOf(column)} = ''`];
  return `(${[...isGiven, ...isEmpty].join(' or ')})`;
}

/** The distinct values of a column, the most frequent first; empty ones as ''. */
export function columnValuesSql(table: string, column: string): string {
  const relation =
    table === DAILY_VALUES ? dimensionRelation(identifier(column)) : (RELATIONS.get(table) ?? identifier(table));
  return `select ${textOf(column)} as value from ${relation} group by 1 order by count(*) desc, 1`;
}

/** What was cancelled was not sold: it is in no sum of amounts or quantities, unless the metric selects a kind or a status. */
function isSum({ agg, column }: Measure): boolean {
  return agg === 'sum' && (column === 'amount' || column === BASE_AMOUNT || column === 'quantity');
}

/** daily_ops holds the services and, as service '', all of them: never both at once. */
function serviceConditions(measure: Measure, dimension: string | null): string[] {
  if (dimension === 'service' || measure.where?.['service']) return ["service <> ''"];
  return ["service = ''"];
}

/** Amounts are counted in the business's currency, and unknown where a line lacks a rate: currencies are never added together. */
function aggregateSql(measure: Measure): string {
  const isAmount = measure.table === 'fact_sales' && (measure.column === 'amount' || measure.column === BASE_AMOUNT);
  if (!isAmount || measure.agg === 'count') return plainAggregateSql(measure);
  const aggregate = plainAggregateSql({ ...measure, column: BASE_AMOUNT });
  return `case when count(*) = count(${BASE_AMOUNT}) then ${aggregate} end`;
}

function plainAggregateSql({ agg, column, q, table }: Measure): string {
  const name = column === undefined ? '*' : identifier(column);
  switch (agg) {
    case 'sum':
      return `cast(sum(${name}) as numeric(38, 9))`;
    case 'count':
      return `cast(count(${name}) as numeric(38, 9))`;
    case 'distinct':
      return `cast(count(distinct ${name}) as numeric(38, 9))`;
    case 'given':
      return `cast(max(${name}) as numeric(38, 9))`;
    case 'quantile':
      return DAILY_TABLES.has(table)
        ? `cast(max(${name}) as numeric(38, 9))`
        : `cast(percentile_cont(${q ?? 0.5}) within group (order by cast(${name} as double precision)) as numeric(38, 9))`;
  }
}

/** What the numerator is of a day that has rows, none of which it looks at; of another table's day nothing is known. */
function nothing({ numerator, denominator }: RatioMeasure, isNothing: boolean): string {
  if (numerator.table === DAILY_VALUES && !isNothing) return 'null';
  return numerator.agg === 'quantile' || numerator.table !== denominator.table ? 'null' : '0';
}

/** @throws RangeError if a name from the config is not a plain identifier */
export function identifier(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`'${name}' is not a plain identifier of small letters, digits and _`);
  return name;
}
