import type { AmountForm, FurtherLine, SourceForms } from '../../warehouse/source-forms.ts';

type Form = Readonly<Record<string, unknown>>;

/** The columns that are made of several of the file's, as a config declares them. */
export function madeColumns({ made }: SourceForms): Record<string, Form> {
  const { amount, ...others } = made;
  const declared = Object.entries(others).flatMap(([ours, form]): [string, Form][] =>
    form === undefined ? [] : [[ours, { ...form }]],
  );
  return { ...Object.fromEntries(declared), ...(amount && { amount: amountForm(amount) }) };
}

/** An amount as a config declares it: the column alone, if it is one. */
export function amountSetting(form: AmountForm): string | Form {
  const { times, plus, less, decimals, negativeWhere, inMinorUnits } = form;
  const [only] = plus;
  const isPlain = decimals === null && !negativeWhere && inMinorUnits !== true;
  const isOne = times.length + less.length === 0 && plus.length === 1 && isPlain;
  return isOne && only !== undefined ? only : amountForm(form);
}

/** A further line as a config declares it. */
export function lineSetting({ amount, ts }: FurtherLine): string | Form {
  return ts === null ? amountSetting(amount) : { ...amountForm(amount), ts };
}

function amountForm({ times, lessShare, plus, less, decimals, negativeWhere, inMinorUnits }: AmountForm): Form {
  return {
    ...(times.length > 0 && { times }),
    ...(lessShare !== null && { less_share: lessShare }),
    ...(plus.length > 0 && { plus: oneOrMany(plus) }),
    ...(less.length > 0 && { less: oneOrMany(less) }),
    ...(negativeWhere && { negative_where: negativeWhere }),
    ...(inMinorUnits === true && { in: 'minor_units' }),
    ...(decimals !== null && { decimals }),
  };
}

function oneOrMany(columns: readonly string[]): string | readonly string[] {
  const [only] = columns;
  return columns.length === 1 && only !== undefined ? only : columns;
}

/** What a column of ours is made of, in a few words; null for one that is not. */
export function madeOf({ made }: SourceForms, ours: string): string | null {
  if (ours === 'amount' && made.amount) {
    const { times, lessShare, plus, less, negativeWhere } = made.amount;
    if (negativeWhere && times.length + less.length === 0) return `${plus.join(' + ')}, ${negativeWhere.column}`;
    const parts = [times.join(' × '), ...plus.map((name) => `+ ${name}`), ...less.map((name) => `- ${name}`)];
    return [...parts, ...(lessShare === null ? [] : [`less the share ${lessShare}`])].join(' ').trim();
  }
  if (ours === 'ts' && made.ts) return `${made.ts.date}, ${made.ts.time}`;
  if (ours === 'is_error' && made.is_error) return made.is_error.column;
  return null;
}
