import { plainAmount, type AmountForm } from '../../source-forms.ts';
import type { Mapping } from '../mapping.ts';
import { areNumbers, numbersOf } from './column-numbers.ts';
import type { ColumnUse } from './column-use.ts';
import { discountMeaning } from './discount-meaning.ts';
import { formNames } from './form-names.ts';
import { areWhole, inMinorUnits, minorRemark } from './minor-amount.ts';
import type { ProposedAmount } from './proposed-amount.ts';

/** Names of unit prices in cents; payment services count a `unit_amount` so. */
export const minorPriceNames: readonly string[] = [
  ...inMinorUnits([...formNames.unitPrice, 'unit_amount']),
  ...['unit_amount', 'price_unit_amount'],
];
const minorDiscountNames = inMinorUnits(formNames.discount);

/** Proposes quantity × unit price; null without one of them. */
export function itemAmount({ columns }: Mapping, use: ColumnUse): AmountForm | null {
  const quantity = columns.get('quantity');
  if (quantity === undefined) return null;
  const minor = use.find(minorPriceNames, (column) => column.values.length > 0 && areWhole(column));
  const price = minor ?? use.find(formNames.unitPrice, areNumbers);
  if (price === undefined) return null;
  return {
    ...plainAmount(''),
    times: [use.nameOf(quantity), use.takeAmount(price)],
    plus: [],
    ...(minor !== undefined && { inMinorUnits: true }),
  };
}

/** Proposes quantity × unit price, less the discount if there is one. */
export function productAmount(mapped: Mapping, use: ColumnUse): ProposedAmount {
  const form = itemAmount(mapped, use);
  if (form === null) return { form, remarks: [], unfit: null };
  const product = `amount is ${form.times.join(' × ')}`;
  const unit = form.inMinorUnits === true ? [minorRemark(form.times.at(-1) ?? '')] : [];
  const discounted = withDiscount(form, use);
  return { ...discounted, remarks: [product, ...unit, ...discounted.remarks] };
}

function withDiscount(form: AmountForm, use: ColumnUse): ProposedAmount {
  const plain: ProposedAmount = { form, remarks: [], unfit: null };
  const isMinor = form.inMinorUnits === true;
  const minor = isMinor ? use.find(minorDiscountNames, (column) => numbersOf(column) !== null) : undefined;
  const index = minor ?? use.find(formNames.discount, (column) => numbersOf(column) !== null);
  if (index === undefined) return plain;
  const name = use.nameOf(index);
  const isShare = `'${name}' is taken for a share of the amount that is taken off`;
  const isMoney = `'${name}' is taken for an amount that is taken off`;
  const meaning = discountMeaning(use.column(index));
  const isOtherUnit = isMinor && minor === undefined && (meaning === 'positive' || meaning === 'negative');
  if (isOtherUnit) return { ...plain, form: null, unfit: otherUnit(name, form) };
  switch (meaning) {
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

function otherUnit(name: string, { times }: AmountForm): string {
  const [quantity = '', price = ''] = times;
  return `'${price}' is in cents and '${name}' may not be: if it is, declare the amount in a config of your own, {times: [${quantity}, ${price}], less: ${name}, in: minor_units}; else export both in one unit`;
}
