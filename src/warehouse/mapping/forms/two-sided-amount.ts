import { plainAmount } from '../../source-forms.ts';
import type { SampleColumn } from '../sample.ts';
import { numbersOf } from './column-numbers.ts';
import type { ColumnUse } from './column-use.ts';
import type { ProposedAmount } from './proposed-amount.ts';

/** Columns of money that came in and that went out, named alike, normalised by `normalName`. */
const SIDES: readonly (readonly [moneyIn: string, moneyOut: string])[] = [
  ['credit', 'debit'],
  ['haben', 'soll'],
  ['einnahmen', 'ausgaben'],
  ['money_in', 'money_out'],
  ['paid_in', 'paid_out'],
];

/** The names of all of them. */
export const sideNames: readonly string[] = SIDES.flat();

/**
 * Proposes what came in less what went out. Null without columns of both, where one has both signs, and where no more came in than went out:
 * that is a ledger seen from the other side, or one of all accounts.
 */
export function twoSidedAmount(use: ColumnUse): ProposedAmount | null {
  for (const [moneyIn, moneyOut] of SIDES) {
    const credit = use.find([moneyIn], isMoney);
    const debit = use.find([moneyOut], isMoney);
    if (credit === undefined || debit === undefined) continue;
    const [came, went] = [credit, debit].map((index) => numbersOf(use.column(index)) ?? []);
    if (!came || !went || came.some((number) => number < 0)) return null;
    const isBelow = went.some((number) => number < 0);
    if (isBelow && went.some((number) => number > 0)) return null;
    if (sizeOf(came) <= sizeOf(went)) return null;
    const [plus, other] = [use.takeAmount(credit), use.takeAmount(debit)];
    const form = { ...plainAmount(''), plus: isBelow ? [plus, other] : [plus], less: isBelow ? [] : [other] };
    return { form, remarks: [`amount is '${plus}' ${isBelow ? 'plus' : 'less'} '${other}'`], unfit: null };
  }
  return null;
}

function isMoney(column: SampleColumn): boolean {
  return column.values.length === 0 || numbersOf(column) !== null;
}

function sizeOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + Math.abs(number), 0);
}
