const SPECIAL = /[",\r\n]/;
/** A line of its own would end PostgreSQL's COPY. */
const COPY_END = '\\.';

/**
 * One line of RFC 4180. A null is left out and an empty text is quoted, which is how COPY tells them apart.
 * @example csvRow(['1', null, '', 'a "b"']) // '1,,"","a ""b"""\n'
 */
export function csvRow(fields: readonly (string | null)[]): string {
  let row = '';
  let separator = '';
  for (const field of fields) {
    row += separator;
    if (field !== null) row += needsQuotes(field) ? `"${field.replaceAll('"', '""')}"` : field;
    separator = ',';
  }
  return `${row}\n`;
}

function needsQuotes(field: string): boolean {
  return field === '' || field === COPY_END || SPECIAL.test(field);
}
