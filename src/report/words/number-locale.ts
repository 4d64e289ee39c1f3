let current = 'en-GB';
const formats = new Map<string, Intl.NumberFormat>();

/**
 * Writes all numbers of this program from now on with the separators, and money with the sign's place, of a locale: a process works for
 * one business, and its numbers look alike wherever they stand.
 *
 * @param tag BCP 47, such as `de-DE`
 */
export function writeNumbersAsIn(tag: string): void {
  if (tag === current) return;
  current = tag;
  formats.clear();
}

/** A format of the locale. It takes far longer to make than to use, and an answer of the API uses the same few hundreds of times. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const before = formats.get(key);
  if (before) return before;
  const format = new Intl.NumberFormat(current, { ...options, numberingSystem: 'latn' });
  formats.set(key, format);
  return format;
}

/**
 * A number in a format, with a letter such as M after its last digit.
 * @example scaledText(1.46, { maximumFractionDigits: 2 }, 'M') // '1.46M'
 */
export function scaledText(value: number, options: Intl.NumberFormatOptions, letter: string): string {
  const parts = numberFormat(options).formatToParts(value);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  const text = parts.map((part, at) => (at === last ? `${part.value}${letter}` : part.value)).join('');
  // Fonts have the wider one of the two blanks that do not break.
  return text.replaceAll('\u202F', '\u00A0');
}
