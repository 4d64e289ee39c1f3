import { withoutExponent } from '../files/fields/without-exponent.ts';
import { writtenNumber } from '../files/fields/written-number.ts';
import type { Thousands } from '../source-forms.ts';

/** The form of numbers detected from the values of columns. */
export type DecimalReading =
  | { readonly kind: 'sign'; readonly sign: '.' | ','; readonly thousands: Thousands | null }
  /** Every sign is followed by three digits, so it may be a thousands separator; `column` is the one of the example. */
  | { readonly kind: 'ambiguous'; readonly example: string; readonly column: number }
  | { readonly kind: 'none' };

/** The non-empty values of a column of numbers. */
export interface NumberColumn {
  readonly values: readonly string[];
  /** Whether a currency may stand beside them. */
  readonly isMoney: boolean;
}

interface Form {
  readonly sign: '.' | ',';
  readonly thousands: Thousands | null;
}

/** Minimum share of values that must be numbers. */
const MIN_SHARE = 0.95;
/** The simplest first. */
const THOUSANDS: readonly (Thousands | null)[] = [null, ' ', "'", ',', '.'];
const FORMS: readonly Form[] = THOUSANDS.flatMap((thousands) =>
  (['.', ','] as const).flatMap((sign) => (sign === thousands ? [] : [{ sign, thousands }])),
);

/**
 * Detects the form of the numbers of a column.
 * @param values non-empty values of the column
 */
export function decimalReading(values: readonly string[], isMoney = true): DecimalReading {
  return numbersReading([{ values, isMoney }]);
}

/**
 * Detects the one form of the numbers of several columns: of the forms that read the most values, the simplest, if they all read the same
 * numbers.
 * @param decided the decimal sign, if it is known
 */
export function numbersReading(columns: readonly NumberColumn[], decided?: '.' | ','): DecimalReading {
  const total = columns.reduce((sum, { values }) => sum + values.length, 0);
  const readings = FORMS.filter(({ sign }) => decided === undefined || sign === decided).map((form) => ({
    form,
    read: columns.map(({ values, isMoney }) => {
      const read = writtenNumber({ ...form, isMoney });
      return values.map((text) => read(withoutExponent(text, form.sign)));
    }),
  }));
  const counted = readings.map((reading) => ({ ...reading, count: countOf(reading.read) }));
  const most = Math.max(...counted.map(({ count }) => count));
  if (total === 0 || most < MIN_SHARE * total) return { kind: 'none' };
  const [first, ...others] = counted.filter(({ count }) => count === most);
  if (!first) return { kind: 'none' };
  for (const { read } of others) {
    for (const [column, numbers] of read.entries()) {
      const at = numbers.findIndex((number, index) => number !== first.read[column]?.[index]);
      if (at !== -1) return { kind: 'ambiguous', example: columns[column]?.values[at] ?? '', column };
    }
  }
  return { kind: 'sign', ...first.form };
}

function countOf(read: readonly (readonly (string | null)[])[]): number {
  return read.reduce((sum, numbers) => sum + numbers.filter((number) => number !== null).length, 0);
}
