import { csvText } from './csv-text.ts';

const DECIMALS = 6;
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n]/;

/**
 * One line of a CSV file for spreadsheets: numbers have at most six decimals, null and NaN are empty, and a text that a spreadsheet would
 * run as a formula follows an apostrophe.
 *
 * @source OWASP, CSV Injection: cells that begin with = + - @, a tab or a line break
 * @example csvLine(['a,b', 0.1 + 0.2, null, '=1+1']) // '"a,b",0.3,,\'=1+1\n'
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toFixed(DECIMALS))) : '';
  return csvText(LOOKS_LIKE_FORMULA.test(value) ? `'${value}` : value);
}
