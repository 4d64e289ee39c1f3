import type { Thousands } from '../../source-forms.ts';
import { currenciesOf } from './currency-marks.ts';

/** How numbers are written. */
export interface NumberForm {
  readonly sign: '.' | ',';
  /** What may stand between thousands. */
  readonly thousands: Thousands | null;
  /** Whether a currency may stand beside them. */
  readonly isMoney: boolean;
}

const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const MINUSES = /[\u2212\u2012\u2013\ufe63\uff0d]/g;
const APOSTROPHES = /[\u2019\u02bc\u2032]/g;
/** What exports put before a sign so that spreadsheets take the value for a text. */
const ESCAPE = /^'(?=[-+])/;
const MARK = String.raw`[^\s\d(),.+'-]{1,5}\.?`;
const SEPARATORS: Readonly<Record<Thousands, string>> = { ',': ',', '.': '[.]', ' ': ' ', "'": "'" };

/**
 * Returns a reader of numbers as people and spreadsheets write them, to `-1234.5`; null for other texts. It knows minus signs on either side
 * and parentheses, thousands by three digits or as in India, a dash for no decimals, and currencies on either side.
 */
export function writtenNumber({ sign, thousands, isMoney }: NumberForm): (text: string) => string | null {
  const mark = isMoney ? `(${MARK})?` : '()';
  const between = thousands === null ? null : SEPARATORS[thousands];
  const grouped =
    between === null ? '' : `|[1-9]\\d{0,2}(?:${between}\\d{3})+|[1-9]\\d?(?:${between}\\d{2})+${between}\\d{3}`;
  const decimals = `(?:[${sign}](\\d+|-{1,2}))?`;
  const whole = new RegExp(`^([+-]?) ?${mark} ?([+-]?) ?(\\d+${grouped})${decimals} ?${mark} ?([+-]?)$`, 'u');
  const accounted = new RegExp(String.raw`^${mark} ?\((.*)\) ?${mark}$`, 'u');

  return (text) => {
    const plain = text.replace(SPACES, ' ').replace(MINUSES, '-').replace(APOSTROPHES, "'").trim().replace(ESCAPE, '');
    const [, outerLeft, inner, outerRight] = accounted.exec(plain) ?? [];
    const parts = whole.exec(inner?.trim() ?? plain);
    if (!parts) return null;
    const [, before = '', left, inside = '', digits = '', fraction = '', right, after = ''] = parts;
    const signs = [before, inside, after].filter((found) => found !== '');
    if (signs.length > (inner === undefined ? 1 : 0)) return null;
    if (
      [left, right, outerLeft, outerRight].some(
        (found) => found !== undefined && found !== '' && currenciesOf(found) === null,
      )
    )
      return null;
    const isNegative = inner !== undefined || signs[0] === '-';
    const decimal = fraction.startsWith('-') || fraction === '' ? '' : `.${fraction}`;
    return `${isNegative ? '-' : ''}${digits.replace(/\D/g, '')}${decimal}`;
  };
}
