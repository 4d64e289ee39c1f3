import { describe, expect, test } from 'vitest';
import { MONDAY, usual } from '../../test/fixtures/histories.ts';
import { addDays, dayFromIso, weekday } from '../calendar/day.ts';
import { components } from './components.ts';
import { prophet } from './members/prophet-model.ts';

const DAYS = 800;
const bonus = (index: number) => (index % 100 === 50 ? 400 : 0);
/** A growing shop with a weekday pattern and an event every hundred days. */
const values = Array.from({ length: DAYS }, (_, index) => 1000 + index + usual(index) + bonus(index));
const holidays = Array.from({ length: 8 }, (_, index) => ({
  ds: addDays(MONDAY, 100 * index + 50),
  holiday: 'Late opening',
}));

test('14 days or fewer have no components', () => {
  expect(components({ start: MONDAY, values: [] })).toBeNull();
  expect(components({ start: MONDAY, values: values.slice(0, 14) })).toBeNull();
});

describe('the components of a growing shop', () => {
  const parts = components({ start: MONDAY, values }, { holidays });

  test('have the trend of its growth', () => {
    const trend = parts?.trend ?? [];
    expect(trend.length).toBe(DAYS);
    expect((trend.at(-1)?.value ?? 0) - (trend[0]?.value ?? 0)).toBeCloseTo(DAYS - 1, -1);
  });

  test('have the weekdays as far from each other as they are', () => {
    const weekly = parts?.weekly ?? [];
    const between = (a: number, b: number) => (weekly[a] ?? Number.NaN) - (weekly[b] ?? Number.NaN);
    expect(between(4, 0)).toBeCloseTo(usual(4) - usual(0), -1);
    expect(between(6, 4)).toBeCloseTo(usual(6) - usual(4), -1);
  });

  test('have the event by name', () => {
    expect(parts?.holidays.map(({ name }) => name)).toEqual(['Late opening']);
    expect(parts?.holidays[0]?.effect).toBeCloseTo(400, -1);
  });

  test('have each of two events that share a day by itself', () => {
    const fair = (index: number) => (index % 100 === 50 || index % 100 === 75 ? -200 : 0);
    const fairs = Array.from({ length: DAYS }, (_, index) => index)
      .filter((index) => fair(index) !== 0)
      .map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Fair next door' }));
    const both = values.map((value, index) => value + fair(index));
    const effects = components({ start: MONDAY, values: both }, { holidays: [...holidays, ...fairs] })?.holidays ?? [];
    expect(effects.map(({ name, effect }) => [name, Math.round(effect / 20)])).toEqual([
      ['Late opening', 20],
      ['Fair next door', -10],
    ]);
  });

  test.each(['trend', 'weekly', 'holidays', 'ds', 'a_delim_1', 'sale_lower', '__proto__', 'toString'])(
    'have any name, such as %s, which Prophet keeps for itself or objects have already',
    (name) => {
      const renamed = components(
        { start: MONDAY, values },
        { holidays: holidays.map((row) => ({ ...row, holiday: name })) },
      );
      expect(renamed?.holidays).toEqual(parts?.holidays.map((row) => ({ ...row, name })));
    },
  );

  test('have a year from 1 January, as the history is longer than two', () => {
    expect(parts?.yearly?.length).toBe(365);
    expect(components({ start: MONDAY, values: values.slice(0, 400) })?.yearly).toBeNull();
  });

  test('add up to the forecast of the Prophet model', () => {
    const own = components({ start: MONDAY, values });
    const day = dayFromIso('2028-01-10');
    const [expected] = prophet.fit({ start: MONDAY, values }).predict([day]);
    const sum = [own?.trend.find((of) => of.day === day)?.value, own?.weekly?.[0], own?.yearly?.[9]];
    expect(sum.reduce<number>((total, part) => total + (part ?? Number.NaN), 0)).toBeCloseTo(expected ?? 0, 6);
  });
});

test('a weekday without a known day has no effect', () => {
  const sixDays = values.map((value, index) => (weekday(addDays(MONDAY, index)) === 5 ? null : value));
  expect(components({ start: MONDAY, values: sixDays })?.weekly?.map((effect) => effect === null)).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
    false,
  ]);
});
