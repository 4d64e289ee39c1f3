/**
 * A text as a field of a CSV file, quoted where it must be.
 * @source RFC 4180
 * @example csvField('Tent "Fjord 2", green') // '"Tent ""Fjord 2"", green"'
 */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
