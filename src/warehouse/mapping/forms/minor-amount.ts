import { plainAmount } from '../../source-forms.ts';
import { knownNames } from '../names/known-names.ts';
import type { SampleColumn } from '../sample.ts';
import type { ColumnUse } from './column-use.ts';
import type { ProposedAmount } from './proposed-amount.ts';

const ENDINGS = 'cents in_cents cent in_cent minor minor_units in_minor_units pence in_pence'.split(' ');

/** Names of columns of money with what says that it is in cents. */
export function inMinorUnits(names: readonly string[]): string[] {
  return names.flatMap((name) => ENDINGS.map((ending) => `${name}_${ending}`));
}

/** The names of amounts in cents, normalised by `normalName`. */
export const minorNames: readonly string[] = [...inMinorUnits(knownNames.fact_sales['amount'] ?? []), 'cents'];

/** Proposes an amount in the smallest unit of its currency, where the name of a column says so and its values are whole. */
export function minorAmount(use: ColumnUse): ProposedAmount | null {
  const index = use.find(minorNames, (column) => column.values.length > 0 && areWhole(column));
  if (index === undefined) return null;
  const name = use.takeAmount(index);
  return { form: { ...plainAmount(name), inMinorUnits: true }, remarks: [minorRemark(name)], unfit: null };
}

export function minorRemark(name: string): string {
  return `'${name}' is in cents, or what the smallest unit of its currency is`;
}

/** Whether no value has decimals. */
export function areWhole({ values }: SampleColumn): boolean {
  return values.every((text) => /^[+-]?\d+$/.test(text.trim()));
}
