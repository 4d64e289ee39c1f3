import { saysTotal } from '../total-words.ts';
import { filled, type RawRow } from './header-row.ts';

/** Share of the rows in which a column has a value that has one always. */
const ALWAYS = 0.9;
const MOST = 5;

/**
 * Returns the rows at the end of a file that look like totals or remarks.
 *
 * @param rows below the header
 * @param last the last rows of the file, in its order
 */
export function footerRows(rows: readonly RawRow[], last: readonly RawRow[], columns: number): RawRow[] {
  const isFilled = (fields: readonly string[], column: number): boolean => (fields[column] ?? '').trim() !== '';
  // The other half of a short file may be its footer.
  const judged = rows.slice(0, Math.max(1, Math.floor(rows.length / 2)));
  const always = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => judged.filter(({ fields }) => isFilled(fields, column)).length >= ALWAYS * judged.length,
  );
  const footers: RawRow[] = [];
  for (const row of last.toReversed()) {
    const empty = always.filter((column) => !isFilled(row.fields, column)).length;
    const isAboveTotal = empty > 0 && footers.some(({ fields }) => saysTotal(filled(fields)[0] ?? ''));
    if (footers.length === MOST || !(isAboveTotal || isFooter(row.fields, columns, empty, always.length))) break;
    footers.unshift(row);
  }
  return footers;
}

function isFooter(fields: readonly string[], columns: number, empty: number, always: number): boolean {
  const values = filled(fields);
  const [first = ''] = values;
  if (values.some(saysTotal)) return empty > 0 || saysTotal(first);
  // A remark, or a number of rows; a line that is cut off has no words.
  if (values.length === 1 && columns > 2) return /\p{L}{2,}\S*\s+.*\p{L}{2,}|^\(?\d+ \p{L}{3,}\)?$/u.test(first);
  return fields.length === columns && empty * 2 >= always && values.some((text) => /\d/.test(text));
}
