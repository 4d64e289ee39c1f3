import { plainText } from '../../load-error.ts';
import type { FileForm } from '../file-form.ts';
import { filled, type RawRow } from './header-row.ts';

/** What stands above and below the rows of a file. */
export function formNotes({ headerRow }: FileForm, first: readonly RawRow[], footers: readonly RawRow[]): string[] {
  const titles = first.filter(({ line, fields }) => line < headerRow && filled(fields).length > 0);
  return [
    ...(titles.length === 0 ? [] : [`above the header in line ${headerRow}: ${titles.map(rowText).join(', ')}`]),
    ...(footers.length === 0 ? [] : [`below the rows, and left out: ${footers.map(rowText).join(', ')}`]),
  ];
}

function rowText({ fields }: RawRow): string {
  return `'${plainText(filled(fields).join(' ').slice(0, 60))}'`;
}
