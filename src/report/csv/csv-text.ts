/**
 * A text as a field of a CSV file, in quotes if it needs them.
 *
 * @source RFC 4180
 * @example csvText('Tent "Fjord 2", green') // '"Tent ""Fjord 2"", green"'
 */
export function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
