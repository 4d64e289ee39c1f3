import type { AmountForm } from '../../source-forms.ts';
import { filledColumn, type Sample } from '../sample.ts';

/** How many decimals an amount keeps. */
const KEPT = 4;

/** Returns whether a product of columns may have more decimals than an amount keeps. */
export function isTooFine({ times, lessShare }: AmountForm, sample: Sample): boolean {
  const names = [...times, ...(lessShare === null ? [] : [lessShare])];
  const columns = names.map((name) => filledColumn(sample, sample.header.indexOf(name)));
  return columns.reduce((sum, { values }) => sum + Math.max(0, ...values.map(decimalsOf)), 0) > KEPT;
}

function decimalsOf(text: string): number {
  return (/[.,](\d+?)0*\D*$/.exec(text)?.[1] ?? '').length;
}
