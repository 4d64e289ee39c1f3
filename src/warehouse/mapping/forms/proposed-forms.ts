import { plainAmount, PLAIN_FORMS, type AmountForm, type SourceForms, type TimeColumns } from '../../source-forms.ts';
import type { Mapping } from '../mapping.ts';
import type { OrderRows } from '../order-rows.ts';
import type { Decisions } from '../proposal.ts';
import type { Sample } from '../sample.ts';
import { isTooFine } from './amount-decimals.ts';
import { columnUse, type ColumnUse } from './column-use.ts';
import { minorAmount } from './minor-amount.ts';
import { negativeRows } from './negative-rows.ts';
import { orderRemarks } from './order-remarks.ts';
import { itemAmount, productAmount } from './product-amount.ts';
import type { ProposedAmount } from './proposed-amount.ts';
import { errorForm } from './proposed-error.ts';
import { proposedLineKinds, type ProposedLineKinds } from './proposed-line-kinds.ts';
import { refundLine, type ProposedRefund } from './refund-line.ts';
import { twoSidedAmount } from './two-sided-amount.ts';
import { twoColumnTime } from './two-column-time.ts';

/** What a mapping has beyond a column for each of ours and a row for each fact. */
export interface ProposedForms {
  readonly forms: SourceForms;
  /** The columns of amounts beside that of `amount`. */
  readonly amounts: readonly number[];
  /** All columns that are read for them. */
  readonly used: ReadonlySet<number>;
  readonly remarks: readonly string[];
  readonly lineKinds: ProposedLineKinds | null;
  /** Whether amounts have more decimals than are kept. */
  readonly round: boolean;
  /** Fact columns that can't be made of others either, with the reason. */
  readonly unfit: ReadonlyMap<string, string>;
}

/** What each form is, where there is one. */
interface Parts {
  readonly ts: TimeColumns | undefined;
  readonly amount: ProposedAmount;
  /** The amount of each row, where that of `amount` is the order's. */
  readonly items: AmountForm | null;
  readonly refund: ProposedRefund;
  readonly isEachRow: boolean;
  readonly error: ReturnType<typeof errorForm>;
}

const NO_AMOUNT: ProposedAmount = { form: null, remarks: [], unfit: null };
const NO_REFUND: ProposedRefund = { form: null, remarks: [] };

/** @param all the sample with all of its rows */
export function proposedForms(mapped: Mapping, order: OrderRows, all: Sample, decisions: Decisions): ProposedForms {
  const use = columnUse(order.sample, mapped.columns.values());
  const parts = partsOf(mapped, order, use, decisions);
  const { amount, items, refund, isEachRow, error } = parts;
  const lineKinds =
    mapped.table === 'fact_sales' && order.amountOf === 'line' && amount.unfit === null
      ? proposedLineKinds(mapped, order.sample)
      : null;
  const isFine =
    mapped.columns.has('amount') && isTooFine(plainAmount(use.nameOf(mapped.columns.get('amount'))), order.sample);
  const round = isFine || [amount.form, items].some((form) => form !== null && isTooFine(form, order.sample));
  const remarks = [
    ...amount.remarks,
    ...refund.remarks,
    ...(round ? ['amounts are rounded to four decimals, half away from zero'] : []),
    ...(error ? [error.remark] : []),
    ...(lineKinds ? [lineKinds.remark] : []),
    ...orderRemarks(mapped, order, isEachRow, all),
  ];
  const unfit = new Map(mapped.unfit);
  if (amount.unfit !== null) unfit.set('amount', amount.unfit);
  if (error) unfit.delete('is_error');
  return { forms: formsOf(parts, order), amounts: use.amounts, used: use.used, remarks, lineKinds, round, unfit };
}

/** The order matters: a column that one of them takes is not open to those below it. */
function partsOf(mapped: Mapping, order: OrderRows, use: ColumnUse, decisions: Decisions): Parts {
  const { sample } = order;
  const isSales = mapped.table === 'fact_sales';
  const isDecided = (ours: string): boolean => decisions.columns[ours] !== undefined;
  const isFree = (ours: string): boolean => mapped.missing.includes(ours) && !isDecided(ours);
  const ts = isDecided('ts') ? undefined : twoColumnTime(mapped, use, sample.rows.length);
  const amount = isSales ? amountOf(mapped, order, use, isFree('amount')) : NO_AMOUNT;
  return {
    ...{ ts, amount },
    items: order.amountOf === 'order' ? itemAmount(mapped, use) : null,
    refund: isSales ? refundLine(mapped, use, amount.form) : NO_REFUND,
    isEachRow: isSales && mapped.missing.includes('order_id') && !mapped.unfit.has('order_id'),
    error: !isSales && isFree('is_error') ? errorForm(sample) : null,
  };
}

/** Two columns of money, or quantity and price, where no column is the amount; else that column, where another one gives its sign. */
function amountOf(mapped: Mapping, order: OrderRows, use: ColumnUse, isFree: boolean): ProposedAmount {
  if (isFree) return minorAmount(use) ?? twoSidedAmount(use) ?? productAmount(mapped, use);
  const rows = order.amountOf === 'line' ? negativeRows(mapped, order.sample) : null;
  if (rows === null) return NO_AMOUNT;
  const amount = use.nameOf(mapped.columns.get('amount'));
  const negativeWhere = { column: use.take(rows.index), values: rows.values };
  const marks = rows.values.map((value) => `'${value}'`).join(' or ');
  const remark = `'${amount}' is taken off where '${negativeWhere.column}' is ${marks}`;
  return { form: { ...plainAmount(amount), negativeWhere }, remarks: [remark], unfit: null };
}

function formsOf({ ts, amount, items, refund, isEachRow, error }: Parts, order: OrderRows): SourceForms {
  return {
    ...PLAIN_FORMS,
    made: {
      ...(isEachRow && { order_id: { each: 'row' } as const }),
      ...(ts && { ts }),
      ...(amount.form && { amount: amount.form }),
      ...(error && { is_error: error.form }),
    },
    lines: refund.form ? { refund: refund.form } : {},
    amountOf: order.amountOf,
    items,
    fillDown: order.amountOf === 'line' && order.fillDown,
  };
}
