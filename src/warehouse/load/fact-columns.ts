import { currencyCode, optionalText, requiredText, truthField } from '../files/fields/text-field.ts';
import { decimalField, integerField } from '../files/fields/decimal-field.ts';
import { isRefusal, type Field } from '../files/fields/field.ts';
import { dayField, timeField } from '../files/fields/time-field.ts';
import type { FactTable, Source } from '../source.ts';

export interface FactColumn {
  readonly name: string;
  /** Whether a source can do without it. */
  readonly optional: boolean;
  readonly field: (source: Source) => Field;
}

const text = (name: string): FactColumn => ({ name, optional: true, field: () => optionalText });
const key = (name: string): FactColumn => ({ name, optional: false, field: () => requiredText });

const time: FactColumn = {
  name: 'ts',
  optional: false,
  field: ({ timeFormat, zone, dateOnly }) => timeField({ format: timeFormat, zone, dateOnly }),
};

/** NUMERIC(18,4) */
const money = (name: string, optional: boolean): FactColumn => ({
  name,
  optional,
  field: ({ decimal, round }) => decimalField({ sign: decimal, before: 14, after: 4, round, optional }),
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

/** The columns of each table of facts, in the order of a file that declares none. */
export const factColumns: Readonly<Record<FactTable, readonly FactColumn[]>> = {
  fact_sales: [
    key('order_id'),
    { name: 'line_no', optional: true, field: () => integerField(false) },
    time,
    money('amount', false),
    { name: 'currency', optional: true, field: () => currencyCode },
    money('quantity', true),
    text('product_id'),
    text('product'),
    text('category'),
    text('customer_id'),
    text('country'),
    text('region'),
    text('channel'),
    text('status'),
    { name: 'line_kind', optional: true, field: ({ lineKinds }) => lineKindField(lineKinds) },
  ],
  fact_ops_events: [
    { name: 'event_id', optional: true, field: () => requiredText },
    time,
    key('service'),
    text('operation'),
    { name: 'status_code', optional: true, field: () => integerField(true) },
    money('latency_ms', true),
    { name: 'is_error', optional: false, field: () => truthField },
  ],
  fx_rates: [
    { name: 'day', optional: false, field: ({ timeFormat }) => dayField(timeFormat) },
    { name: 'currency', optional: false, field: () => currencyCode },
    {
      name: 'per_base',
      optional: false,
      field: ({ decimal, round }) =>
        positive(decimalField({ sign: decimal, before: 10, after: 8, round, optional: false })),
    },
  ],
};

/** The columns of a file that declares none; those that need a further declaration are not among them. */
export function defaultColumns(table: FactTable): readonly string[] {
  return factColumns[table].map(({ name }) => name).filter((name) => name !== 'line_kind');
}

/** The columns that identify a row where the source has them; without them rows are numbered (see sql/load). */
export const identityColumn: Readonly<Record<FactTable, string | null>> = {
  fact_sales: 'line_no',
  fact_ops_events: 'event_id',
  fx_rates: null,
};
