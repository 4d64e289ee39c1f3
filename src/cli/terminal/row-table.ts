import { plainText } from '../../warehouse/load-error.ts';
import { textTable } from '../init/text/text-table.ts';

/** Rows under their heads, as wide as the terminal. */
export function rowTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((name, column) => {
    const cells = rows.map((row) => plainText(row[column] ?? ''));
    return { head: [name], cells, isNumber: false };
  });
  return `${textTable(columns, process.stdout.columns || Number.MAX_SAFE_INTEGER).join('\n')}\n`;
}
