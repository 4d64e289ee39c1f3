import type { Measure } from '../../metrics/metric.ts';
import type { Param } from '../../store/connect/database.ts';
import { dailyRelation } from '../rollup/daily-relation.ts';
import { KPI_SUMS } from '../rollup/kpi-lines.ts';
import { identifier, rowConditions, textOf } from '../rollup/measure-sql.ts';

/** The rows that a measure is the sum of, each with the values of its dimensions. */
export interface LeafRelation {
  /** The dimensions that it has, the coarsest first. */
  readonly dimensions: readonly string[];
  /** A select of the columns day, one per dimension, and value. @param days a condition on the column day */
  select(dimensions: readonly string[], days: string, parameter: (value: Param) => string): string;
}

const ORDER_DIMENSIONS = ['source', 'country', 'region', 'channel'];
const SALES_DIMENSIONS = [...ORDER_DIMENSIONS, 'category', 'product'];
const OPS_DIMENSIONS = ['source', 'service', 'operation'];

/** The columns of `daily_ops` that are sums over operational events. */
const OPS_COLUMNS: ReadonlyMap<string, readonly [value: string, condition: string]> = new Map([
  ['events', ['1', 'true']],
  ['errors', ['1', 'is_error']],
  ['latency_sum', ['latency_ms', 'true']],
]);

/**
 * The rows behind a measure; null where it is no sum over rows: a quantile, a distinct count of anything but orders, a given value.
 *
 * @param declared the dimensions that the config declares for the metric or its tables of daily values
 */
export function leafRelation(measure: Measure, declared: readonly string[]): LeafRelation | null {
  const { table, agg, column = '', where = {} } = measure;
  if (agg === 'quantile' || agg === 'given') return null;
  switch (table) {
    case 'daily_kpis':
    case 'daily_kpis_full':
      return dailyColumn(measure, declared);
    case 'daily_ops':
      return opsColumn(column, where);
    case 'fact_sales':
      if (agg === 'distinct') return column === 'order_id' ? orders(measure) : null;
      return facts('sales_lines', union(SALES_DIMENSIONS, declared), measure);
    case 'fact_ops_events':
      return agg === 'distinct' ? null : facts('ops_events', union(OPS_DIMENSIONS, declared), measure);
    case 'daily_values':
      return dailyValues(measure, declared);
    default:
      return agg === 'distinct' ? null : facts(identifier(table), declared, measure);
  }
}

function dailyColumn(measure: Measure, declared: readonly string[]): LeafRelation | null {
  const { table, agg, column = '', where = {} } = measure;
  if (agg !== 'sum' || Object.keys(where).length > 0) return null;
  if (column === 'orders')
    return orders({ table: 'fact_sales', agg: 'distinct', column: 'order_id', where: { kind: ['sale'] } });
  const sales = KPI_SUMS.get(column);
  if (sales) return rows('sales_lines', union(SALES_DIMENSIONS, declared), sales.value, () => [sales.condition]);
  return table === 'daily_kpis_full' ? opsColumn(column, {}) : null;
}

function opsColumn(column: string, where: NonNullable<Measure['where']>): LeafRelation | null {
  const ops = OPS_COLUMNS.get(column);
  const measure: Measure = { table: 'fact_ops_events', agg: 'count', where };
  return ops
    ? rows('ops_events', OPS_DIMENSIONS, ops[0], (parameter) => [ops[1], ...rowConditions(measure, parameter)])
    : null;
}

function facts(relation: string, dimensions: readonly string[], measure: Measure): LeafRelation {
  const { agg, column, table } = measure;
  const name = column === undefined ? null : identifier(column);
  const isAmount = table === 'fact_sales' && name === 'amount';
  const value = agg === 'sum' ? (isAmount ? 'base_amount' : (name ?? '1')) : '1';
  const isCounted = agg === 'count' && name !== null ? [`${name} is not null`] : [];
  return rows(relation, dimensions, value, (parameter) => [...isCounted, ...rowConditions(measure, parameter)]);
}

/** Orders of a day, each once: where its first line is. */
function orders(measure: Measure): LeafRelation {
  return {
    dimensions: ORDER_DIMENSIONS,
    select: (dimensions, days, parameter) => {
      const conditions = [days, ...rowConditions(measure, parameter)].join(' and ');
      return `
      select ${['day', ...dimensions].join(', ')}, 1 as value
      from (
        select
          ${['day', ...dimensions.map(columnOf)].join(', ')},
          row_number() over (partition by day, order_id order by source, line_no) as place
        from sales_lines
        where ${conditions}
      ) as order_lines
      where place = 1`;
    },
  };
}

function dailyValues(measure: Measure, declared: readonly string[]): LeafRelation {
  const dimensions = ['source', ...declared];
  return {
    dimensions,
    select: (wanted, days, parameter) => {
      const where = {
        ...measure.where,
        ...Object.fromEntries(wanted.map((name) => [name, measure.where?.[name] ?? []])),
      };
      const conditions = [days, ...rowConditions(measure, parameter)].join(' and ');
      const from = dailyRelation({ ...measure, where }, null);
      const columns = wanted.map((name) => `${textOf(name)} as ${name}`);
      return `select ${['day', ...columns].join(', ')}, ${identifier(measure.column ?? '')} as value from ${from} where ${conditions}`;
    },
  };
}

function rows(
  relation: string,
  dimensions: readonly string[],
  value: string,
  conditionsOf: (parameter: (value: Param) => string) => readonly string[],
): LeafRelation {
  return {
    dimensions,
    select: (wanted, days, parameter) => {
      const conditions = [days, ...conditionsOf(parameter)].join(' and ');
      return `select ${['day', ...wanted.map(columnOf)].join(', ')}, ${value} as value from ${relation} where ${conditions}`;
    },
  };
}

/** A product is named by its name, or else by its id. */
function columnOf(dimension: string): string {
  if (dimension === 'product') return "coalesce(product, product_id, '') as product";
  return `${textOf(dimension)} as ${dimension}`;
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second.map(identifier)])];
}
