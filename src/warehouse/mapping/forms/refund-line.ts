import { plainAmount, type AmountForm, type FurtherLine } from '../../source-forms.ts';
import { timesReading } from '../column-fit.ts';
import type { Mapping } from '../mapping.ts';
import { areNumbers, numbersOf } from './column-numbers.ts';
import type { ColumnUse } from './column-use.ts';
import { areWhole, inMinorUnits } from './minor-amount.ts';
import type { SampleColumn } from '../sample.ts';
import { formNames } from './form-names.ts';

/** The refund of each row with its remarks; without a form if there is none. */
export interface ProposedRefund {
  readonly form: FurtherLine | null;
  readonly remarks: readonly string[];
}

/**
 * Proposes refunds of a column of their own.
 * @param made the amount, if it is not a column alone
 */
export function refundLine({ columns }: Mapping, use: ColumnUse, made: AmountForm | null): ProposedRefund {
  const isRefund = (column: SampleColumn): boolean => column.values.length === 0 || areNumbers(column);
  const plain = use.find(formNames.refunded, isRefund);
  const index = plain ?? use.find(inMinorUnits(formNames.refunded), isRefund);
  if (index === undefined) return { form: null, remarks: [] };
  const column = use.column(index);
  const refunds = signsOf(column);
  const isMixed = refunds.isBelow && refunds.isAbove;
  const amount = made ?? plainAmount(use.nameOf(columns.get('amount')));
  if (isMixed || takesBack(amount, use)) {
    const reason = isMixed ? 'it has both signs' : 'amounts below zero are refunds already';
    return { form: null, remarks: [`'${use.nameOf(index)}' is left out: ${reason}`] };
  }
  // A table counts all of its money in one unit, whatever the names of its columns say.
  const isMinor = plain === undefined || (amount.inMinorUnits === true && areWhole(column));
  return refundOf(index, { isNegative: refunds.isBelow, isMinor }, use);
}

/** Whether some rows take money back by themselves. */
function takesBack({ negativeWhere, times, plus, less }: AmountForm, use: ColumnUse): boolean {
  const isBelow = [...times, ...plus].some((name) => signsOf(use.named(name)).isBelow);
  // Beside a product it is a discount.
  const isTakenOff = times.length === 0 && less.some((name) => signsOf(use.named(name)).isAbove);
  return negativeWhere !== undefined || isBelow || isTakenOff;
}

function signsOf(column: SampleColumn): { readonly isBelow: boolean; readonly isAbove: boolean } {
  const numbers = numbersOf(column) ?? [];
  return { isBelow: numbers.some((number) => number < 0), isAbove: numbers.some((number) => number > 0) };
}

function refundOf(
  index: number,
  { isNegative, isMinor }: { readonly isNegative: boolean; readonly isMinor: boolean },
  use: ColumnUse,
): ProposedRefund {
  const at = use.find(formNames.refundedAt, (column) => timesReading(column).kind === 'form');
  const column = use.takeAmount(index);
  const amount = {
    ...plainAmount(column),
    ...(isNegative ? {} : { plus: [], less: [column] }),
    ...(isMinor && { inMinorUnits: true }),
  };
  if (at === undefined) {
    const remark = `'${column}' makes refunds, on the day of the order: the file has no day of theirs`;
    return { form: { amount, ts: null }, remarks: [remark] };
  }
  const ts = use.take(at);
  return { form: { amount, ts }, remarks: [`'${column}' makes refunds, on the day in '${ts}'`] };
}
