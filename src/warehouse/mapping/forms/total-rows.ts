import { saysTotal } from '../../files/total-words.ts';
import type { Sample } from '../sample.ts';

/**
 * Says that totals stand among the rows, which would count twice; null if none do. They say so in place of an order's number, or in one word
 * beside a blank one.
 */
export function totalRows({ header, rows, lines }: Sample, order: number | undefined): string | null {
  if (order === undefined) return null;
  const at = rows.findIndex((row) => {
    const number = row[order] ?? '';
    return saysTotal(number) || (number === '' && row.some((text) => saysTotal(text) && !/\s/.test(text.trim())));
  });
  if (at === -1) return null;
  const row = rows[at] ?? [];
  const column = row.findIndex(saysTotal);
  return `totals stand among its rows, such as '${row[column]}' in '${header[column]}' (line ${lines[at]}), and would count twice: export it without them, or delete these rows`;
}
