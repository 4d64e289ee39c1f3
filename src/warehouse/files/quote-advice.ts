import { isRefusal, type Field } from './fields/field.ts';

/** A field of a record that is read. */
interface IndexedField {
  readonly index: number;
  readonly field: Field;
}

/** What to do about a record with more fields than the header: a value that holds the delimiter is not in quotes. */
export function quoteAdvice(
  record: readonly string[],
  header: readonly string[],
  fields: readonly IndexedField[],
  delimiter: string,
): string {
  const extra = record.length - header.length;
  if (extra <= 0) return '';
  const sign = delimiter === '\t' ? 'a tab' : `'${delimiter}'`;
  const joined = header.map((_, index) => record.slice(index, index + extra + 1).join(delimiter));
  const possible = joined.flatMap((text, at) => {
    const whole = [...record.slice(0, at), text, ...record.slice(at + extra + 1)];
    return fields.every(({ index, field }) => !isRefusal(field(whole[index] ?? ''))) ? [at] : [];
  });
  // Within a value, a delimiter is often followed by a space.
  const likely = possible.filter((at) => record.slice(at + 1, at + extra + 1).every((text) => text.startsWith(' ')));
  const [at, ...others] = possible.length === 1 ? possible : likely;
  if (at === undefined || others.length > 0) return `: if a value holds ${sign}, put the value in quotes`;
  return `: if '${(joined[at] ?? '').slice(0, 60)}' is one value (${header[at] ?? ''}), put it in quotes`;
}
