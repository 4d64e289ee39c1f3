import {
  columnsOfAmount,
  plainAmount,
  type AmountForm,
  type FurtherLine,
  type MadeColumns,
  type SourceForms,
} from '../warehouse/source-forms.ts';
import type { SourceConfig } from './schema/source.ts';
import type { AmountConfig, ColumnForm, FurtherLineConfig } from './schema/source-forms.ts';

/** Reports a fault at a path below the source. */
type Fault = (path: readonly PropertyKey[], message: string) => Error;

const FORMS: Readonly<Record<string, string>> = {
  amount: 'columns and signs, {times: [...], plus: [...], less: [...]}',
  ts: '{date: COLUMN, time: COLUMN}',
  order_id: '{each: row} or {same: [COLUMNS]}',
  is_error: '{column: COLUMN, from: 500}, {column: COLUMN, values: [...]} or {column: COLUMN, filled: true}',
};

/**
 * What a source declares beyond a column for each of ours and a row for each fact.
 * @throws what `fault` makes of a declaration without a meaning
 */
export function sourceFormsFromConfig(source: SourceConfig, fault: Fault): SourceForms {
  const made = madeColumns(source, fault);
  const lines = furtherLines(source, fault);
  const items = source.items === undefined ? null : amountForm(source.items, ['items'], fault);
  refuseMeaningless(source, made, fault);
  return {
    made,
    lines,
    amountOf: source.amount_of,
    items,
    fillDown: source.fill_down,
    thousands: source.thousands ?? null,
    where: source.where,
    fillsCurrency: source.currency !== undefined,
  };
}

function madeColumns({ columns }: SourceConfig, fault: Fault): MadeColumns {
  if (columns === undefined || Array.isArray(columns)) return {};
  return Object.entries(columns).reduce<MadeColumns>((made, [ours, form]) => {
    if (typeof form === 'string') return made;
    return { ...made, ...madeColumn(ours, form, fault) };
  }, {});
}

function madeColumn(ours: string, form: Exclude<ColumnForm, string>, fault: Fault): MadeColumns {
  const path = ['columns', ours];
  if ('date' in form && ours === 'ts') return { ts: form };
  if ('each' in form && ours === 'order_id') return { order_id: form };
  if ('same' in form && ours === 'order_id') return { order_id: { same: listOf(form.same) } };
  if ('column' in form && ours === 'is_error') return { is_error: form };
  const isOther = 'date' in form || 'each' in form || 'same' in form || 'column' in form;
  if (!isOther && ours === 'amount') return { amount: amountForm(form, path, fault) };
  const known = FORMS[ours];
  throw fault(path, known === undefined ? 'is the name of one column' : `is the name of a column, or ${known}`);
}

function furtherLines(source: SourceConfig, fault: Fault): SourceForms['lines'] {
  return Object.fromEntries(
    Object.entries(source.lines).flatMap(([kind, form]): [string, FurtherLine][] => {
      if (form === undefined) return [];
      return [[kind, furtherLine(form, ['lines', kind], fault)]];
    }),
  );
}

function furtherLine(form: FurtherLineConfig, path: readonly PropertyKey[], fault: Fault): FurtherLine {
  if (typeof form === 'string') return { amount: plainAmount(form), ts: null };
  const { ts = null, ...amount } = form;
  return { amount: amountForm(amount, path, fault), ts };
}

function amountForm(form: string | AmountConfig, path: readonly PropertyKey[], fault: Fault): AmountForm {
  if (typeof form === 'string') return plainAmount(form);
  const { times = [], less_share: lessShare = null, plus = [], less = [], decimals = null } = form;
  const negativeWhere = form.negative_where;
  const signed = {
    ...(negativeWhere && { negativeWhere }),
    ...(form.in && { inMinorUnits: true }),
    decimals,
  };
  const amount: AmountForm = { times, lessShare, plus: listOf(plus), less: listOf(less), ...signed };
  if (times.length + plus.length + less.length === 0) throw fault(path, 'needs columns under times, plus or less');
  if (lessShare !== null && times.length === 0)
    throw fault([...path, 'less_share'], 'is a share of a product: it needs times');
  const names = columnsOfAmount(amount);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw fault(path, `names '${repeated}' twice`);
  return amount;
}

function listOf(columns: string | string[]): string[] {
  return typeof columns === 'string' ? [columns] : columns;
}

function refuseMeaningless(source: SourceConfig, made: MadeColumns, fault: Fault): void {
  const { table, amount_of: amountOf, lines, decimal, thousands } = source;
  const isSales = table === 'fact_sales';
  if (!isSales && Object.keys(lines).length > 0) throw fault(['lines'], 'only fact_sales has lines');
  if (!isSales && amountOf === 'order') throw fault(['amount_of'], 'only fact_sales has orders');
  if (!isSales && source.fill_down) throw fault(['fill_down'], 'only fact_sales has orders of several rows');
  if (source.items !== undefined && amountOf !== 'order')
    throw fault(['items'], "is for 'amount_of: order': the amount is that of each row already");
  if (decimal === thousands) throw fault(['thousands'], 'is the decimal sign already');
  const isNamed = made.order_id === undefined;
  if (!isNamed && amountOf === 'order') throw fault(['amount_of'], 'needs a column of order numbers');
  if (!isNamed && source.fill_down) throw fault(['fill_down'], 'needs a column of order numbers');
  const isNumbered = Array.isArray(source.columns)
    ? source.columns.includes('line_no')
    : source.columns?.['line_no'] !== undefined;
  const isEach = made.order_id !== undefined && 'each' in made.order_id;
  if (isNumbered && (isEach || amountOf === 'order'))
    throw fault(
      ['columns', 'line_no'],
      isEach ? 'has no meaning where each row is an order' : "has no meaning with 'amount_of: order'",
    );
  if (isEach && source.numbers_restart !== undefined)
    throw fault(['numbers_restart'], 'has no meaning where each row is an order');
}
