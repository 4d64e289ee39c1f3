import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import type { UsualDays } from './usual-days.ts';

const LEAST_ROWS = 20;
const SHOWN = 3;

/**
 * Columns of which none of the most frequent values of a day is one of the usual days, although these share theirs: the source writes other names
 * or codes, or another column. While it goes on, its first days are no usual ones.
 */
export function valuesChanged(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  if (profile.rows < LEAST_ROWS) return [];
  return [...byColumn(profile)].flatMap(([column, own]) => {
    const valuesOn = (day: DayProfile): readonly string[] => byColumn(day).get(column) ?? [];
    // The newest days are the likeliest to share a value, and one of them ends it.
    if (all.findLast((day) => valuesOn(day).some((value) => own.includes(value)))) return [];
    const days = all.map(valuesOn).filter((values) => values.length > 0);
    const known = new Map<string, number>();
    for (const value of days.flat()) known.set(value, (known.get(value) ?? 0) + 1);
    const isStable =
      days.length > all.length / 2 &&
      days.every((values) => values.some((value) => (known.get(value) ?? 0) > days.length / 2));
    if (!isStable) return [];
    const usual = [...known].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
    const changes = `${column} is ${shown(own)} instead of ${shown(usual)}`;
    return [{ kind: 'columns_changed' as const, place: column, evidence: { changes, rows: profile.rows } }];
  });
}

/** The most frequent values, in an order that is the same each day. */
function shown(values: readonly string[]): string {
  return values.slice(0, SHOWN).toSorted().join(', ');
}

/** A day is compared with each of the eight weeks after it. */
const columns = new WeakMap<DayProfile, ReadonlyMap<string, readonly string[]>>();

function byColumn(profile: DayProfile): ReadonlyMap<string, readonly string[]> {
  const known = columns.get(profile);
  if (known) return known;
  const values = new Map<string, string[]>();
  for (const [column, value] of valuesOf(profile)) values.set(column, [...(values.get(column) ?? []), value]);
  columns.set(profile, values);
  return values;
}

function* valuesOf({ topValues, services }: DayProfile): Generator<readonly [column: string, value: string]> {
  for (const pair of topValues.keys()) {
    const end = pair.indexOf('=');
    yield [pair.slice(0, end), pair.slice(end + 1)];
  }
  for (const service of services.keys()) yield ['service', service];
}
