const SPECIAL = /[",\r\n]/;
/** Ends PostgreSQL's COPY if it is alone on a line. */
const COPY_END = '\\.';

/**
 * Formats a CSV line (RFC 4180). Null is an empty field and an empty text is quoted, as COPY distinguishes them.
 * @example csvRow(['1', null, '', 'a "b"']) // '1,,"","a ""b"""\n'
 */
export function csvRow(fields: readonly (string | null)[]): string {
  // Most rows need no quotes, and one join takes half the time of as many concatenations as there are fields.
  const texts = fields.some(needsQuotes) ? fields.map(quoted) : fields;
  return `${texts.join(',')}\n`;
}

function quoted(field: string | null): string | null {
  return field !== null && needsQuotes(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function needsQuotes(field: string | null): boolean {
  return field !== null && (field === '' || field === COPY_END || SPECIAL.test(field));
}
