import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { eventDays } from './event-days.ts';
import { eventEffects, type EventEffects } from './event-effects.ts';
import { specialDays } from './special-days.ts';

const DAYS = 1100;
const at = (index: number): Day => addDays(MONDAY, index);

/** A shop with 2 % noise whose days are multiplied by factors. */
function shopWith(factors: ReadonlyMap<number, number>): (number | null)[] {
  return shop(DAYS, 0.02, 5).map((value, index) => value * (factors.get(index) ?? 1));
}

function effectsAfter(factors: ReadonlyMap<number, number>, rows: readonly HolidayRow[], days = DAYS): EventEffects {
  return eventEffects(eventDays(rows))({ start: MONDAY, values: shopWith(factors).slice(0, days) });
}

function factorOn({ on }: EventEffects, rows: readonly HolidayRow[], index: number): number {
  const effect = on(eventDays(rows).get(at(index)) ?? []);
  return effect === null ? Number.NaN : Math.exp(effect);
}

test('each day of a longer holiday has its own effect, also where its dates move', () => {
  const firsts = [100, 470, 830, 1120];
  const rows = firsts.flatMap((first) => [0, 1, 2].map((day) => ({ ds: at(first + day), holiday: 'Golden Week' })));
  const factors = new Map(
    firsts.flatMap((first) => [0.5, 1, 1.8].map((factor, day) => [first + day, factor] as const)),
  );
  const effects = effectsAfter(factors, rows);
  expect(factorOn(effects, rows, 1120)).toBeCloseTo(0.5, 1);
  expect(factorOn(effects, rows, 1121)).toBeCloseTo(1, 1);
  expect(factorOn(effects, rows, 1122)).toBeCloseTo(1.8, 0);
});

test('the days before a holiday have an effect only where earlier years show one', () => {
  const rows = [300, 665, 1050].map((index) => ({ ds: at(index), holiday: 'Feast' }));
  const rush = new Map([300, 665].flatMap((index) => [-2, -1].map((day) => [index + day, 1.5] as const)));
  const { near } = effectsAfter(rush, rows, 1040);
  expect(Math.exp(near(at(1049)))).toBeGreaterThan(1.35);
  expect(Math.exp(near(at(1048)))).toBeGreaterThan(1.35);
  expect(near(at(1047))).toBe(0);
  expect(near(at(1051))).toBe(0);
  const once = effectsAfter(rush, rows, 660);
  expect(once.near(at(664)), 'one year is no evidence').toBe(0);
});

test('where every holiday closes the shop, one that has never occurred is expected to', () => {
  const rows = ['A', 'B', 'C', 'D'].map((holiday, index) => ({ ds: at(200 + 60 * index), holiday }));
  const effects = effectsAfter(new Map([200, 260, 320, 380].map((index) => [index, 0])), rows);
  const coming = [{ ds: at(1105), holiday: 'E' }];
  expect(effects.isNew(eventDays(coming).get(at(1105)) ?? [])).toBe(true);
  expect(factorOn(effects, coming, 1105)).toBeLessThan(0.08);
});

test('where most holidays change nothing, one that has never occurred is expected to change nothing', () => {
  const rows = ['A', 'B', 'C', 'D', 'E'].map((holiday, index) => ({ ds: at(200 + 60 * index), holiday }));
  const effects = effectsAfter(new Map([200, 260].map((index) => [index, 0])), rows);
  expect(factorOn(effects, [{ ds: at(1105), holiday: 'F' }], 1105)).toBeCloseTo(1, 1);
});

test('a deeper discount than any before is expected to sell more', () => {
  const depths = [0.1, 0.2, 0.1, 0.3, 0.2, 0.1];
  const rows = depths.map(
    (value, index) => ({ ds: at(150 + 100 * index), holiday: 'Sale', kind: 'event', value }) as const,
  );
  const effects = effectsAfter(new Map(depths.map((depth, index) => [150 + 100 * index, Math.exp(3 * depth)])), rows);
  const deeper = [{ ds: at(1105), holiday: 'Sale', kind: 'event', value: 0.4 } as const];
  expect(factorOn(effects, deeper, 1105)).toBeGreaterThan(Math.exp(0.95));
  expect(factorOn(effects, deeper, 1105)).toBeLessThan(Math.exp(1.25));
});

test('a special day is new until a day of its name is known', () => {
  const rows = [3, 9].map((index) => ({ ds: at(index), holiday: 'Fair', kind: 'event' }) as const);
  const on = specialDays(eventDays(rows), MONDAY, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(on(2)).toBeNull();
  expect(on(3)).toMatchObject({ name: 'Fair', isNew: true, isHoliday: false });
  expect(on(9)).toMatchObject({ name: 'Fair', isNew: false });
  expect(specialDays(eventDays(rows), MONDAY, [1, 1, 1, null])(9)?.isNew).toBe(true);
});

test('an effect that differs from year to year is known only that well', () => {
  const rows = [300, 664, 1028].map((index) => ({ ds: at(index), holiday: 'Fair' }));
  const spreadOn = (factors: ReadonlyMap<number, number>, index: number) =>
    specialDays(eventDays(rows), MONDAY, shopWith(factors))(index)?.spread;
  // The standard deviation of the logs of 1/2 and 1.
  expect(spreadOn(new Map([[300, 0.5]]), 1028)).toBeCloseTo(Math.LN2 / Math.SQRT2, 1);
  expect(
    spreadOn(
      new Map([
        [300, 0.5],
        [664, 0.5],
      ]),
      1028,
    ),
  ).toBeLessThan(0.05);
  expect(spreadOn(new Map([[1028, 9]]), 1028), 'its own value').toBeLessThan(0.05);
  expect(spreadOn(new Map([[300, 0.5]]), 664), 'one year').toBeUndefined();
});
