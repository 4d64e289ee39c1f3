const SPECIAL = /[",\r\n]/;
/** Ends PostgreSQL's COPY if it is alone on a line. */
const COPY_END = '\\.';

/**
 * Formats a CSV line (RFC 4180). Null is an empty field and an empty text is quoted, as COPY distinguishes them.
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
