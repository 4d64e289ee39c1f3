/** Whose separators numbers have without a word on it: those of the language of the sentences. */
export const DEFAULT_LOCALE = 'en-GB';

/** Whether numbers can be written as in a locale, such as `de-DE`. */
export function isKnownLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
