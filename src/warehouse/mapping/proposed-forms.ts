import { joinedTime } from '../files/made-columns.ts';
import { writtenNumber } from '../files/fields/written-number.ts';
import {
  PLAIN_FORMS,
  plainAmount,
  type AmountForm,
  type FurtherLine,
  type MadeColumns,
  type SourceForms,
} from '../source-forms.ts';
import { timesReading } from './column-fit.ts';
import { numbersReading } from './decimal-sign.ts';
import { formNames } from './form-names.ts';
import type { Mapping } from './mapping.ts';
import { normalName } from './normal-name.ts';
import type { OrderRows } from './order-rows.ts';
import { errorForm } from './proposed-error.ts';
import type { Decisions } from './proposal.ts';
import { filledColumn, type Sample, type SampleColumn } from './sample.ts';

/** What a mapping has beyond a column for each of ours and a row for each fact. */
export interface ProposedForms {
  readonly forms: SourceForms;
  /** The columns of amounts beside that of `amount`. */
  readonly amounts: readonly number[];
  /** All columns that are read for them. */
  readonly used: ReadonlySet<number>;
  readonly remarks: readonly string[];
  /** Whether amounts have more decimals than are kept. */
  readonly round: boolean;
  /** Fact columns that can't be made of others either, with the reason. */
  readonly unfit: ReadonlyMap<string, string>;
}

const CLOCK = /^(?:1899-12-3[01][T ]|1900-01-0[01][T ])?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?\s?m\.?)?$/i;

/** @param all the sample with all of its rows */
export function proposedForms(mapped: Mapping, order: OrderRows, all: Sample, decisions: Decisions): ProposedForms {
  const { sample } = order;
  const used = new Set(mapped.columns.values());
  const amounts: number[] = [];
  const remarks: string[] = [];
  const unfit = new Map(mapped.unfit);
  const find = (names: readonly string[], accepts: (column: SampleColumn) => boolean): number | undefined => {
    const normal = sample.header.map(normalName);
    return names
      .flatMap((name) => normal.flatMap((other, index) => (other === name ? [index] : [])))
      .find((index) => !used.has(index) && accepts(filledColumn(sample, index)));
  };
  const nameOf = (index: number | undefined): string => sample.header[index ?? -1] ?? '';
  const isFree = (ours: string): boolean => mapped.missing.includes(ours) && decisions.columns[ours] === undefined;
  const isSales = mapped.table === 'fact_sales';

  function take(index: number | undefined): string {
    if (index !== undefined) used.add(index);
    return nameOf(index);
  }

  function takeAmount(index: number): string {
    amounts.push(index);
    return take(index);
  }

  function productAmount(): AmountForm | null {
    const quantity = mapped.columns.get('quantity');
    const price = find(formNames.unitPrice, areNumbers);
    if (quantity === undefined || price === undefined) return null;
    const times = [nameOf(quantity), takeAmount(price)];
    remarks.push(`amount is ${times.join(' × ')}`);
    return withDiscount({ ...plainAmount(''), times, plus: [] });
  }

  /** Returns null where the discount may be one of two things. */
  function withDiscount(form: AmountForm): AmountForm | null {
    const index = find(formNames.discount, (column) => numbersOf(column) !== null);
    if (index === undefined) return form;
    const column = filledColumn(sample, index);
    const numbers = (numbersOf(column) ?? []).filter((number) => number !== 0);
    if (numbers.length === 0) return form;
    const isPercent = column.values.some((text) => text.includes('%'));
    const isSmall = numbers.every((number) => number > 0 && number < 1);
    const isRate = /percent|pct|rate/.test(normalName(nameOf(index)));
    if (isSmall && !isPercent && !isRate) {
      unfit.set(
        'amount',
        `'${nameOf(index)}' has values below 1 alone, which may be shares of the amount or money: name the column 'discount rate' if they are shares, or declare the amount in a config of your own, {times: [${form.times.join(', ')}], less: ${nameOf(index)}}`,
      );
      return null;
    }
    if (isPercent || isSmall) {
      remarks.push(`'${nameOf(index)}' is taken for a share of the amount that is taken off`);
      if (isPercent) used.add(index);
      return { ...form, lessShare: isPercent ? nameOf(index) : takeAmount(index) };
    }
    if (isRate) {
      remarks.push(`'${nameOf(index)}' is left out: as a share it would need a % sign, or values such as 0.15`);
      return form;
    }
    remarks.push(`'${nameOf(index)}' is taken for an amount that is taken off`);
    const isNegative = numbers.every((number) => number < 0);
    return isNegative ? { ...form, plus: [takeAmount(index)] } : { ...form, less: [takeAmount(index)] };
  }

  function refundLine(): FurtherLine | undefined {
    const index = find(formNames.refunded, (column) => column.values.length === 0 || areNumbers(column));
    const amount = filledColumn(sample, mapped.columns.get('amount') ?? -1);
    if (index === undefined) return undefined;
    const numbers = numbersOf(filledColumn(sample, index)) ?? [];
    const isMixed = numbers.some((number) => number < 0) && numbers.some((number) => number > 0);
    if (isMixed || (numbersOf(amount) ?? []).some((number) => number < 0)) {
      remarks.push(
        `'${nameOf(index)}' is left out: ${isMixed ? 'it has both signs' : 'amounts below zero are refunds already'}`,
      );
      return undefined;
    }
    const isNegative = numbers.some((number) => number < 0);
    const at = find(formNames.refundedAt, (column) => timesReading(column).kind === 'form');
    const column = takeAmount(index);
    remarks.push(
      at === undefined
        ? `'${column}' makes refunds, on the day of the order: the file has no day of theirs`
        : `'${column}' makes refunds, on the day in '${nameOf(at)}'`,
    );
    const form = { ...plainAmount(column), ...(isNegative ? {} : { plus: [], less: [column] }) };
    return { amount: form, ts: at === undefined ? null : take(at) };
  }

  function twoColumnTime(): MadeColumns['ts'] {
    const date = mapped.columns.get('ts');
    if (date === undefined || decisions.columns['ts'] !== undefined) return undefined;
    const reading = timesReading(filledColumn(sample, date));
    const isDay =
      reading.kind === 'ambiguous' ? !reading.example.includes(':') : reading.kind === 'form' && reading.dateOnly;
    const time = isDay ? find(formNames.time, ({ values }) => areMostly(values, CLOCK)) : undefined;
    if (time === undefined || filledColumn(sample, time).values.length < sample.rows.length * 0.95) return undefined;
    return { date: nameOf(date), time: take(time) };
  }

  /** The amount of each row, where those of some orders add up to their total. */
  function itemsOf(): AmountForm | null {
    if (order.amountOf !== 'order') return null;
    const quantity = mapped.columns.get('quantity');
    const price = find(formNames.unitPrice, areNumbers);
    if (quantity === undefined || price === undefined) return null;
    return { ...plainAmount(''), times: [nameOf(quantity), takeAmount(price)], plus: [] };
  }

  const ts = twoColumnTime();
  const amount = isSales && isFree('amount') ? productAmount() : null;
  const items = itemsOf();
  const refund = isSales ? refundLine() : undefined;
  const isEachRow = isSales && mapped.missing.includes('order_id') && !mapped.unfit.has('order_id');
  const error = mapped.table === 'fact_ops_events' && isFree('is_error') ? errorForm(sample) : null;
  const round = [amount, items].some((form) => form && isTooFine(form, sample));
  if (round) remarks.push('amounts are rounded to four decimals, half away from zero');
  if (error) remarks.push(error.remark);
  if (isEachRow)
    remarks.push(
      "no column is an order number, so each row is an order; 'order_id: {same: [columns]}' in the config makes one of rows with equal values",
    );
  if (order.amountOf === 'order')
    remarks.push(
      `'${nameOf(mapped.columns.get('amount'))}' is on the first row of each order alone, so it is the total of the order`,
    );
  else if (order.fillDown) remarks.push('rows below the first of an order leave its values blank: they are filled');
  const isRepeated = isSales && order.amountOf === 'line' && hasRepeatedTotals(mapped, all);
  if (isRepeated)
    remarks.push(
      "each order of several rows has the same amount on all of them: if that is the order's total, 'amount_of: order' in the config counts it once",
    );
  return {
    forms: {
      ...PLAIN_FORMS,
      made: {
        ...(isEachRow && { order_id: { each: 'row' } as const }),
        ...(ts && { ts }),
        ...(amount && { amount }),
        ...(error && { is_error: error.form }),
      },
      lines: refund ? { refund } : {},
      amountOf: order.amountOf,
      items,
      fillDown: order.amountOf === 'line' && order.fillDown,
    },
    amounts,
    used,
    remarks,
    round,
    unfit,
  };
}

/** Whether a product of columns may have more than the four decimals of an amount. */
function isTooFine({ times, lessShare }: AmountForm, sample: Sample): boolean {
  const decimals = [...times, ...(lessShare === null ? [] : [lessShare])].map((name) => {
    const { values } = filledColumn(sample, sample.header.indexOf(name));
    return Math.max(0, ...values.map((text) => (/[.,](\d+?)0*\D*$/.exec(text)?.[1] ?? '').length));
  });
  return decimals.reduce((sum, count) => sum + count, 0) > 4;
}

/** The column of times as it is read: of two columns with a space between them. */
export function timeColumn({ columns }: Mapping, { forms }: ProposedForms, sample: Sample): SampleColumn {
  const date = columns.get('ts') ?? -1;
  const { ts } = forms.made;
  if (!ts) return filledColumn(sample, date);
  const time = sample.header.indexOf(ts.time);
  const rows = sample.rows.map((row, at) => ({
    date: row[date] ?? '',
    time: row[time] ?? '',
    line: sample.lines[at] ?? 0,
  }));
  const filled = rows.filter((row) => row.date !== '' && row.time !== '');
  return {
    name: ts.date,
    values: filled.map((row) => joinedTime(row.date, row.time)),
    lines: filled.map(({ line }) => line),
  };
}

function areNumbers({ values }: SampleColumn): boolean {
  return values.length > 0 && numbersReading([{ values, isMoney: true }]).kind !== 'none';
}

/** The values as numbers, for their signs and sizes; null if they are none. */
function numbersOf({ values }: SampleColumn): number[] | null {
  const plain = values.map((text) => text.replace(/\s*%$/, ''));
  const reading = numbersReading([{ values: plain, isMoney: true }]);
  if (reading.kind === 'none') return null;
  const form = reading.kind === 'sign' ? reading : { sign: '.' as const, thousands: null };
  const read = writtenNumber({ ...form, isMoney: true });
  return plain.flatMap((text) => {
    const number = read(text);
    return number === null ? [] : [Number(number)];
  });
}

function areMostly(values: readonly string[], pattern: RegExp): boolean {
  return values.length > 0 && values.filter((text) => pattern.test(text)).length >= 0.95 * values.length;
}

/** Whether the orders of several rows, of which there are some, have one amount each. */
function hasRepeatedTotals({ columns }: Mapping, { rows }: Sample): boolean {
  const [order, amount] = [columns.get('order_id'), columns.get('amount')];
  if (order === undefined || amount === undefined) return false;
  const byOrder = new Map<string, string[]>();
  for (const row of rows) byOrder.set(row[order] ?? '', [...(byOrder.get(row[order] ?? '') ?? []), row[amount] ?? '']);
  const several = [...byOrder.values()].filter((amounts) => amounts.length > 1);
  return several.length > 2 && several.every((amounts) => new Set(amounts).size === 1);
}
