import { currenciesOf, marksOf } from '../files/fields/currency-marks.ts';

/** The currency of the signs beside amounts; null without signs, or where they leave several currencies open. */
export function signedCurrency(amounts: readonly string[]): string | null {
  const marks = new Set(amounts.flatMap(marksOf));
  const [meant = [], ...others] = [...marks].map((mark) => currenciesOf(mark) ?? []);
  const [only = null, ...more] = others.reduce<readonly string[]>(
    (left, next) => left.filter((code) => next.includes(code)),
    meant,
  );
  return more.length === 0 ? only : null;
}
