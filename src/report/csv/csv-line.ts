import { csvText } from './csv-text.ts';

const DIGITS = 6;
const MOST_ZEROS = 20;
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n]/;

/**
 * One line of a CSV file for spreadsheets: numbers have at most six decimals, those under 0.1 six digits, null and NaN are empty, and a
 * text that a spreadsheet would run as a formula follows an apostrophe.
 *
 * @source OWASP, CSV Injection: cells that begin with = + - @, a tab or a line break
 * @example csvLine(['a,b', 0.1 + 0.2, null, '=1+1']) // '"a,b",0.3,,\'=1+1\n'
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
  return csvText(LOOKS_LIKE_FORMULA.test(value) ? `'${value}` : value);
}

/** In plain decimals, which spreadsheets of every locale read. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15) return String(value);
  const zeros = size > 0 && size < 0.1 ? Math.min(MOST_ZEROS, -Math.floor(Math.log10(size)) - 1) : 0;
  const text = value.toFixed(DIGITS + zeros);
  const short = text.replace(/\.?0+$/, '');
  return short === '-0' ? '0' : short;
}
