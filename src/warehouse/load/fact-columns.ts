import { sqlLiteral } from '../../store/sql-literal.ts';
import { currencyCode, optionalText, requiredText, truthField } from '../files/fields/text-field.ts';
import { decimalField, integerField } from '../files/fields/decimal-field.ts';
import { numberField } from '../files/fields/number-field.ts';
import { isRefusal, type Field } from '../files/fields/field.ts';
import {
  currencyCodeSql,
  decimalFieldSql,
  integerFieldSql,
  optionalTextSql,
  requiredTextSql,
  truthFieldSql,
  type SqlField,
} from '../files/fields/field-sql.ts';
import { timeFieldSql } from '../files/times/time-field-sql.ts';
import { dailyDayField } from '../files/daily/daily-day-field.ts';
import { dailyValueField } from '../files/daily/daily-value-field.ts';
import type { DailyTable } from '../daily-table.ts';
import { dayField, timeField } from '../files/times/time-field.ts';
import type { FactTable, Source } from '../source.ts';

export interface FactColumn {
  readonly name: string;
  /** Whether a source can do without it. */
  readonly optional: boolean;
  readonly field: (source: Source) => Field;
  /** The same for an engine that reads the file itself; absent where none does. */
  readonly sql?: (source: Source) => SqlField;
}

const text = (name: string): FactColumn => ({
  name,
  optional: true,
  field: () => optionalText,
  sql: () => optionalTextSql,
});
const key = (name: string, optional = false): FactColumn => ({
  name,
  optional,
  field: () => requiredText,
  sql: () => requiredTextSql,
});
const currency = (optional: boolean): FactColumn => ({
  name: 'currency',
  optional,
  field: (source) => (source.fillsCurrency ? filled(currencyCode, source.currency) : currencyCode),
  sql: (source) => currencyCodeSql(source.currency),
});

function filled(field: Field, value: string): Field {
  return (content) => (content === '' ? value : field(content));
}

const time: FactColumn = {
  name: 'ts',
  optional: false,
  field: ({ timeFormat, zone, dateOnly, refusesSkippedTimes }) =>
    timeField({ format: timeFormat, zone, dateOnly, refusesSkipped: refusesSkippedTimes }),
  sql: ({ timeFormat, zone, dateOnly }) => timeFieldSql({ format: timeFormat, zone, dateOnly }),
};

/** NUMERIC(18,4) */
const money = (name: string, optional: boolean): FactColumn => {
  const form = ({ decimal, round }: Source) => ({ sign: decimal, before: 14, after: 4, round, optional });
  return {
    name,
    optional,
    field: (source) => numberField({ ...form(source), thousands: source.thousands, isMoney: name === 'amount' }),
    sql: (source) => decimalFieldSql(form(source)),
  };
};

/** A column of which an amount is made: it may have more decimals than the amount. */
export function ownMoneyField({ decimal, thousands }: Source): Field {
  const form = { before: 14, after: 12, round: false, optional: true, isMoney: true };
  return numberField({ ...form, sign: decimal, thousands });
}

const integer = (name: string, optional: boolean): FactColumn => ({
  name,
  optional: true,
  field: () => integerField(optional),
  sql: () => integerFieldSql(optional),
});

/** A rate of nothing, or less, converts nothing. */
function positive(field: Field): Field {
  return (value) => {
    const read = field(value);
    const isPositive = typeof read === 'string' && /[1-9]/.test(read) && !read.startsWith('-');
    return isPositive || (read !== null && isRefusal(read)) ? read : { reason: 'is not above zero' };
  };
}

/** What the source declares a value of the file to mean; a line of any other value sells goods. */
function lineKindField(lineKinds: Source['lineKinds']): Field {
  const kinds = new Map(Object.entries(lineKinds).flatMap(([kind, values]) => values.map((value) => [value, kind])));
  return (value) => kinds.get(value) ?? null;
}

function lineKindSql(lineKinds: Source['lineKinds']): SqlField {
  const kinds = Object.entries(lineKinds).flatMap(([kind, values]) =>
    values.map((value) => ` when ${sqlLiteral(value)} then ${sqlLiteral(kind)}`),
  );
  return {
    parse: (text) => (kinds.length === 0 ? 'cast(null as text)' : `case coalesce(${text}, '')${kinds.join('')} end`),
  };
}

/** The columns of each table of facts, in the order of a file that declares none. */
export const factColumns: Readonly<Record<FactTable, readonly FactColumn[]>> = {
  fact_sales: [
    key('order_id'),
    integer('line_no', false),
    time,
    money('amount', false),
    currency(true),
    money('quantity', true),
    text('product_id'),
    text('product'),
    text('category'),
    text('customer_id'),
    text('country'),
    text('region'),
    text('channel'),
    text('status'),
    {
      name: 'line_kind',
      optional: true,
      field: ({ lineKinds }) => lineKindField(lineKinds),
      sql: ({ lineKinds }) => lineKindSql(lineKinds),
    },
  ],
  fact_ops_events: [
    key('event_id', true),
    time,
    key('service'),
    text('operation'),
    integer('status_code', true),
    money('latency_ms', true),
    { name: 'is_error', optional: false, field: () => truthField, sql: () => truthFieldSql },
  ],
  fx_rates: [
    { name: 'day', optional: false, field: ({ timeFormat }) => dayField(timeFormat) },
    currency(false),
    {
      name: 'per_base',
      optional: false,
      field: ({ decimal, round }) =>
        positive(decimalField({ sign: decimal, before: 10, after: 8, round, optional: false })),
    },
  ],
  daily_values: [{ name: 'day', optional: false, field: dailyDayField }],
};

/** The columns that a file of a source can have. */
export function columnsOfSource({ table, daily }: Pick<Source, 'table' | 'daily'>): readonly FactColumn[] {
  return daily ? [...factColumns.daily_values, ...dailyColumns(daily)] : factColumns[table];
}

/** The dimensions of a table of daily values, and its values: one column each, or a row each in two columns. */
function dailyColumns({ form, measures, dimensions }: DailyTable): FactColumn[] {
  const values = Object.entries(measures).map(([name, { in: valueForm }]) => ({
    name,
    optional: true,
    field: (source: Source) => dailyValueField(source, valueForm),
  }));
  // In which unit a value of a long table is depends on its name, so it is read with that.
  return [...dimensions.map(text), ...(form === 'wide' ? values : [key('metric'), text('value')])];
}

/** The columns of a file that declares none; those that need a further declaration are not among them. */
export function defaultColumns(table: FactTable): readonly string[] {
  return factColumns[table].map(({ name }) => name).filter((name) => name !== 'line_kind');
}

/** The columns that identify a row where the source has them; without them rows are numbered (see sql/load). */
export const identityColumn: Readonly<Record<FactTable, string | null>> = {
  fact_sales: 'line_no',
  fact_ops_events: 'event_id',
  fx_rates: null,
  daily_values: null,
};
