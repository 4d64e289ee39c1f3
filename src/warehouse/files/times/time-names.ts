/** Languages whose names of months and weekdays are read; none has a name that is another month in another of them. */
const LANGUAGES = `en de fr es it nl pt sv da nb fi pl cs sk hu ro tr ru uk el et lv lt id`.split(' ');
/** Short forms that exports write beside those of the Unicode data. */
const ALSO: Readonly<Record<string, number>> = { sept: 9, mrz: 3, mär: 3, maerz: 3, okt: 10, dez: 12, fev: 2, aout: 8 };
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

let months: ReadonlyMap<string, number> | null = null;
let weekdays: ReadonlyMap<string, number> | null = null;

/**
 * The number of a month by its long or short name in many European languages; null for another word.
 * @example monthOf('März') // 3
 * @example monthOf('Sept.') // 9
 */
export function monthOf(name: string): number | null {
  months ??= new Map([...namesOf('month', 12, (index) => Date.UTC(2024, index, 15)), ...Object.entries(ALSO)]);
  return months.get(plainName(name)) ?? null;
}

/**
 * The number of a weekday, Monday 1 to Sunday 7, by its long or short name; null for another word, and for one that differs by language.
 * @example weekdayOf('Wed') // 3
 */
export function weekdayOf(name: string): number | null {
  weekdays ??= namesOf('weekday', 7, (index) => A_MONDAY + index * DAY_MS);
  return weekdays.get(plainName(name)) ?? null;
}

function namesOf(part: 'month' | 'weekday', count: number, timeOf: (index: number) => number): Map<string, number> {
  const meanings = new Map<string, Set<number>>();
  for (const language of LANGUAGES) {
    for (const width of ['long', 'short'] as const) {
      for (const options of [{ [part]: width }, { [part]: width, day: 'numeric' } as const]) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
        for (let index = 0; index < count; index++) {
          const found = format.formatToParts(timeOf(index)).find(({ type }) => type === part)?.value ?? '';
          const name = plainName(found);
          if (/^\p{L}+$/u.test(name)) meanings.set(name, (meanings.get(name) ?? new Set()).add(index + 1));
        }
      }
    }
  }
  return new Map([...meanings].flatMap(([name, [one = 0, ...others]]) => (others.length === 0 ? [[name, one]] : [])));
}

function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\.$/, '');
}
