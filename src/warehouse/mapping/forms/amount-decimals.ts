import type { AmountForm } from '../../source-forms.ts';
import { filledColumn, type Sample } from '../sample.ts';

/** How many decimals an amount keeps. */
const KEPT = 4;

/** Returns whether an amount, such as a product of columns, may have more decimals than an amount keeps. */
export function isTooFine({ times, lessShare, plus, less }: AmountForm, sample: Sample): boolean {
  const decimals = (name: string): number =>
    filledColumn(sample, sample.header.indexOf(name)).values.reduce(
      (most, text) => Math.max(most, decimalsOf(text)),
      0,
    );
  const product = [...times, ...(lessShare === null ? [] : [lessShare])];
  const ofProduct = product.reduce((sum, name) => sum + decimals(name), 0);
  return [ofProduct, ...[...plus, ...less].map(decimals)].some((places) => places > KEPT);
}

/** The decimals of a number; a thousand between signs has three. */
function decimalsOf(text: string): number {
  const [, whole = text, exponent = '0'] = /^(.*\d)e([+-]?\d+)$/i.exec(text) ?? [];
  return (/[.,](\d+?)0*\D*$/.exec(whole)?.[1] ?? '').length - Number(exponent);
}
