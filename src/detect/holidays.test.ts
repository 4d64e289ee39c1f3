import { describe, expect, test } from 'vitest';
import { MONDAY, shop } from '../../test/fixtures/histories.ts';
import { addDays } from '../calendar/day.ts';
import { eventDays } from '../forecast/events/event-days.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: true };

/** The verdicts from element `from` on, where the elements `holidays` are days of one holiday. */
function verdicts(values: readonly number[], from: number, holidays: readonly number[]) {
  const calendar = eventDays(holidays.map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Fair' })));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean], undefined, calendar);
  const watched = { rolling, volumes: values.map(() => null) };
  return values.slice(from).map((value, at) => {
    const facts = { value, complete: true, closed: false, volume: null };
    return judge(facts, expectation(watched, from + at, takings), takings);
  });
}

describe('the days after a holiday', () => {
  const HOLIDAY = 240;
  const lower = (days: number): number[] =>
    shop(HOLIDAY + 20, 0.06, 3).map((value, index) =>
      index > HOLIDAY && index <= HOLIDAY + days ? 0.82 * value : value,
    );
  const found = (days: number, holidays: readonly number[]): string[] =>
    verdicts(lower(days), HOLIDAY + 1, holidays).map(({ status }) => status);

  test('are no alert together where the holiday has never occurred', () => {
    expect(new Set(found(3, [HOLIDAY]))).toEqual(new Set(['normal']));
  });

  test('are alerts of a decline that began a week before it', () => {
    const values = shop(HOLIDAY + 4, 0.06, 5).map((value, index) =>
      index > HOLIDAY - 9 && index !== HOLIDAY ? 0.87 * value : value,
    );
    const statuses = verdicts(values, HOLIDAY - 1, [HOLIDAY]).map(({ status }) => status);
    expect(statuses[0]).not.toBe('normal');
    expect(statuses[1]).toBe('learning');
    expect(statuses.slice(2, 4)).not.toContain('normal');
  });

  test('are one where it has', () => {
    expect(found(3, [100, HOLIDAY]).slice(0, 3)).not.toEqual(['normal', 'normal', 'normal']);
  });

  test('are one once they last', () => {
    const lasting = found(14, [HOLIDAY]);
    expect(new Set(lasting.slice(0, 3))).toEqual(new Set(['normal']));
    expect(new Set(lasting.slice(3, 10))).not.toEqual(new Set(['normal']));
  });
});

test('on a holiday whose effect differed from year to year the same drop is no alert that is one where it did not', () => {
  const years = [300, 664, 1028];
  const on = (factors: readonly number[]) => {
    const values = shop(1029, 0.05, 4).map((value, index) => value * (factors[years.indexOf(index)] ?? 1));
    return verdicts(values, 1028, years)[0]?.status;
  };
  expect(on([1, 1, 0.5])).toBe('critical');
  expect(on([0.6, 1.4, 0.5])).toBe('normal');
});
