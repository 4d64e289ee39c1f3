const BETWEEN = ' | ';

/**
 * The forms of a column that has several, in the order in which they are tried.
 * @example timeForms('D/M/YYYY | DD-MM-YYYY') // ['D/M/YYYY', 'DD-MM-YYYY']
 */
export function timeForms(format: string): readonly string[] {
  return format.split(BETWEEN);
}

/** Joins forms to one, of which the first that reads a value is taken. */
export function severalOf(forms: readonly string[]): string {
  return [...new Set(forms)].join(BETWEEN);
}
