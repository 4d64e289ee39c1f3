import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay, type Day } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import { firstDay, lastDays } from './data-fault.ts';
import { profileFaults, type ProfiledSource } from './profile-faults.ts';

const FIRST = dayFromIso('2026-01-05');
const LAST = 55;

/** A day of 960 events in 24 hours, of two services, with latencies of 50 to 200 ms. */
function events(day: Day, changes: Partial<DayProfile> = {}): DayProfile {
  const hours = new Map(Array.from({ length: 24 }, (_, hour) => [hour, 40] as const));
  return {
    day,
    rows: 960,
    units: 960,
    hours,
    errorHours: new Map(Array.from({ length: 24 }, (_, hour) => [hour, 1] as const)),
    magnitudes: new Map([
      [8, 200],
      [9, 400],
      [10, 260],
      [11, 100],
    ]),
    filled: new Map([
      ['latency_ms', 960],
      ['is_error', 24],
    ]),
    services: new Map([
      ['pay', 500],
      ['search', 460],
    ]),
    topValues: new Map(),
    total: String(96_000 + day),
    file: 'events.csv',
    repeats: null,
    ...changes,
  };
}

/** The faults of eight weeks whose last day is changed. */
function found(changes: Partial<DayProfile>, also: Partial<ProfiledSource> = {}, operations: ProfiledSource[] = []) {
  const profiles = Array.from({ length: LAST + 1 }, (_, index) =>
    events(addDays(FIRST, index), index === LAST ? changes : {}),
  );
  const source = { id: 'log', dateOnly: false, profiles, ...also };
  return profileFaults(source, { special: new Set(), operations }).map(({ kind, place, day }) =>
    `${isoDay(day)} ${kind} ${place}`.trim(),
  );
}

const on = isoDay(addDays(FIRST, LAST));
const hoursWithout = (...empty: number[]): Map<number, number> =>
  new Map([...events(FIRST).hours].filter(([hour]) => !empty.includes(hour)));

describe('faults that a day of a source shows', () => {
  test('none on a usual day', () => expect(found({})).toEqual([]));

  test('a block of hours is empty, unless operations failed in it', () => {
    const changes = { hours: hoursWithout(9, 10, 11, 12), units: 800 };
    expect(found(changes)).toEqual([`${on} hours_missing`]);
    const failing = new Map(Array.from({ length: 24 }, (_, hour) => [hour, hour > 8 && hour < 13 ? 20 : 1] as const));
    const profiles = Array.from({ length: LAST + 1 }, (_, index) =>
      events(addDays(FIRST, index), index === LAST ? { errorHours: failing } : {}),
    );
    expect(found(changes, {}, [{ id: 'other', dateOnly: false, profiles }])).toEqual([]);
  });

  test('none where the day is as large as usual: what is missing was entered later', () => {
    expect(found({ hours: hoursWithout(9, 10, 11, 12), units: 1200 })).toEqual([]);
  });

  test('a service has no events', () => {
    expect(found({ services: new Map([['pay', 500]]), rows: 500, units: 500 })).toEqual([
      `${on} values_missing service=search`,
    ]);
  });

  test('the services have other names, for as long as they do', () => {
    const renamed = {
      services: new Map([
        ['pay-eu', 500],
        ['search-eu', 460],
      ]),
    };
    expect(found(renamed)).toEqual([`${on} columns_changed service`]);
    expect(
      found({
        services: new Map([
          ['pay', 500],
          ['search-eu', 460],
        ]),
      }),
    ).toEqual([`${on} values_missing service=search`]);
  });

  test('a fault that goes on has its first day, and is one', () => {
    const renamed = new Map([
      ['pay-eu', 500],
      ['search-eu', 460],
    ]);
    const profiles = Array.from({ length: LAST + 1 }, (_, index) =>
      events(addDays(FIRST, index), index < LAST - 3 ? {} : { services: renamed }),
    );
    const faults = profileFaults({ id: 'log', dateOnly: false, profiles }, { special: new Set(), operations: [] });
    expect(faults.map((fault) => isoDay(firstDay(fault)))).toEqual(Array.from({ length: 4 }, () => '2026-02-26'));
    expect(lastDays(faults).map(({ day }) => isoDay(day))).toEqual([on]);
  });

  test('the rows of a day are those of an earlier one; days that are often alike say nothing', () => {
    const varied = (of: Day): Partial<DayProfile> => ({
      magnitudes: new Map(Array.from({ length: 4 }, (_, step) => [step + 8, 240 + ((of * (step + 3)) % 89)] as const)),
      total: String(96_000 + ((of * 7919) % 4001)),
    });
    const copied = (last: Partial<DayProfile>, others = varied) =>
      found(
        {},
        {
          profiles: Array.from({ length: LAST + 1 }, (_, index) => {
            const day = addDays(FIRST, index);
            return events(day, index === LAST ? last : others(day));
          }),
        },
      );
    const earlier = addDays(FIRST, 40);
    expect(copied(varied(earlier))).toEqual([`${on} loaded_twice`]);
    expect(copied({ ...varied(earlier), rows: 961, units: 961 })).toEqual([]);
    const alike = (): Partial<DayProfile> => ({ total: '96000' });
    expect(copied(alike(), alike)).toEqual([]);
    const probe = (of: Day): Partial<DayProfile> => ({ total: String(96_000 + (of % 60)) });
    expect(copied(probe(earlier), probe)).toEqual([]);
  });

  test('a part of the rows is there twice; a day of many alike, such as one of billing, is no fault', () => {
    const profiles = (last: Partial<DayProfile>): DayProfile[] =>
      Array.from({ length: LAST + 1 }, (_, index) => {
        const own = index === LAST ? last : {};
        const [rows, distinctRows] = [own.rows ?? 960, own.repeats?.distinctRows ?? 960];
        const repeats = {
          distinctRows,
          evenRows: rows - distinctRows,
          distinctContents: distinctRows,
          evenContents: 0,
        };
        return events(addDays(FIRST, index), { ...own, repeats, total: String(90_000 + ((index * 7919) % 4001)) });
      });
    const repeated = (rows: number, distinctRows: number): Partial<DayProfile> => ({
      rows,
      units: rows,
      repeats: { distinctRows, evenRows: 0, distinctContents: 0, evenContents: 0 },
    });
    expect(found({}, { profiles: profiles(repeated(1300, 960)) })).toEqual([`${on} loaded_twice`]);
    expect(found({}, { profiles: profiles(repeated(2880, 2200)) })).toEqual([]);
  });

  test('a column is zero, and latencies are in seconds; a slow service is none', () => {
    const filled = new Map([
      ['latency_ms', 0],
      ['is_error', 24],
    ]);
    expect(found({ filled })).toEqual([`${on} zero_filled latency_ms`]);
    const shifted = (steps: number, share: number): ReadonlyMap<number, number> =>
      new Map(
        [...events(FIRST).magnitudes].flatMap(([step, rows]) => [
          [step + steps, rows * share] as const,
          [step, rows * (1 - share)] as const,
        ]),
      );
    expect(found({ magnitudes: shifted(-15, 1) })).toEqual([`${on} unit_changed latency_ms`]);
    expect(found({ magnitudes: shifted(-15, 0.4) })).toEqual([`${on} unit_changed latency_ms`]);
    for (const steps of [5, 10, 15]) expect(found({ magnitudes: shifted(steps, 0.1) })).toEqual([]);
  });

  test('a day without a file of a source that has one for each day', () => {
    const days = Array.from({ length: LAST + 1 }, (_, index) => addDays(FIRST, index)).filter((_, at) => at !== 50);
    const each = days.map((day) => events(day, { file: `${isoDay(day)}.csv` }));
    expect(found({}, { profiles: each })).toEqual([`${isoDay(addDays(FIRST, 50))} rhythm_broken`]);
    expect(found({}, { profiles: days.map((day) => events(day)) })).toEqual([]);
  });
});
