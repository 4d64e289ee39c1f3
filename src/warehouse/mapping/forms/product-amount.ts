import { plainAmount, type AmountForm } from '../../source-forms.ts';
import type { Mapping } from '../mapping.ts';
import { areNumbers, numbersOf } from './column-numbers.ts';
import type { ColumnUse } from './column-use.ts';
import { discountMeaning } from './discount-meaning.ts';
import { formNames } from './form-names.ts';

/** An amount of several columns with its remarks, or why there is none. */
export interface ProposedAmount {
  readonly form: AmountForm | null;
  readonly remarks: readonly string[];
  readonly unfit: string | null;
}

/** Proposes quantity × unit price; null without one of them. */
export function itemAmount({ columns }: Mapping, use: ColumnUse): AmountForm | null {
  const quantity = columns.get('quantity');
  const price = use.find(formNames.unitPrice, areNumbers);
  if (quantity === undefined || price === undefined) return null;
  return { ...plainAmount(''), times: [use.nameOf(quantity), use.takeAmount(price)], plus: [] };
}

/** Proposes quantity × unit price, less the discount if there is one. */
export function productAmount(mapped: Mapping, use: ColumnUse): ProposedAmount {
  const form = itemAmount(mapped, use);
  if (form === null) return { form, remarks: [], unfit: null };
  const product = `amount is ${form.times.join(' × ')}`;
  const discounted = withDiscount(form, use);
  return { ...discounted, remarks: [product, ...discounted.remarks] };
}

function withDiscount(form: AmountForm, use: ColumnUse): ProposedAmount {
  const plain: ProposedAmount = { form, remarks: [], unfit: null };
  const index = use.find(formNames.discount, (column) => numbersOf(column) !== null);
  if (index === undefined) return plain;
  const name = use.nameOf(index);
  const isShare = `'${name}' is taken for a share of the amount that is taken off`;
  const isMoney = `'${name}' is taken for an amount that is taken off`;
  switch (discountMeaning(use.column(index))) {
    case 'none':
      return plain;
    case 'percent':
      return { ...plain, form: { ...form, lessShare: use.take(index) }, remarks: [isShare] };
    case 'share':
      return { ...plain, form: { ...form, lessShare: use.takeAmount(index) }, remarks: [isShare] };
    case 'unreadable share':
      return {
        ...plain,
        remarks: [`'${name}' is left out: as a share it would need a % sign, or values such as 0.15`],
      };
    case 'positive':
      return { ...plain, form: { ...form, less: [use.takeAmount(index)] }, remarks: [isMoney] };
    case 'negative':
      return { ...plain, form: { ...form, plus: [use.takeAmount(index)] }, remarks: [isMoney] };
    case 'unclear':
      return { ...plain, form: null, unfit: unclearDiscount(name, form) };
  }
}

function unclearDiscount(name: string, { times }: AmountForm): string {
  return `'${name}' has values below 1 alone, which may be shares of the amount or money: name the column 'discount rate' if they are shares, or declare the amount in a config of your own, {times: [${times.join(', ')}], less: ${name}}`;
}
