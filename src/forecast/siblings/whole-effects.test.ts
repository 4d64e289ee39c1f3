import { describe, expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { eventDays } from '../events/event-days.ts';
import { eventEffects, type EffectsAt } from '../events/event-effects.ts';
import { forecast } from '../forecast.ts';
import { membersWithEvents } from '../members/default-members.ts';
import type { History } from '../model.ts';
import { wholeEffects } from './whole-effects.ts';

const YEAR = 364;
/** Three years and nine months of the whole, up to a week before the fourth Christmas. */
const CHRISTMAS = 3 * YEAR + 280;
const END = CHRISTMAS - 7;
/** A slice that began a week after the third Christmas. */
const BEGAN = CHRISTMAS - YEAR + 7;
/** By the day of the year of the first of each, and the log of what the whole brings on it over an ordinary day. */
const HOLIDAYS: Readonly<Record<string, readonly [day: number, effect: number]>> = {
  'New year': [10, -1.2],
  Carnival: [52, 0.5],
  Easter: [100, -0.7],
  Fair: [150, 0.8],
  Feast: [199, -0.4],
  Harvest: [240, 0.6],
  Christmas: [280, 1],
};
const at = (index: number): Day => addDays(MONDAY, index);
const rows = Object.entries(HOLIDAYS).flatMap(([holiday, [day]]) =>
  [0, 1, 2, 3].map((year): HolidayRow => ({ ds: at(day + YEAR * year), holiday })),
);
const effectOn = new Map(
  Object.values(HOLIDAYS).flatMap(([day, effect]) => [0, 1, 2, 3].map((year) => [day + YEAR * year, effect] as const)),
);
/** The eve of Christmas brings more too, and is no holiday. */
const EVE = 0.25;
[0, 1, 2, 3].forEach((year) => effectOn.set((HOLIDAYS['Christmas']?.[0] ?? 0) - 1 + YEAR * year, EVE));

/** The days from one of the whole's to another, of a series that follows a share of its effects. */
function planted(from: number, to: number, share: number, seed: number): History {
  const values = shop(to, 0.05, seed).map((value, index) => value * Math.exp(share * (effectOn.get(index) ?? 0)));
  return { start: at(from), values: values.slice(from) };
}

const whole = planted(0, END, 1, 3);
const lender = wholeEffects(whole, rows);
const since = rows.filter(({ ds }) => ds >= at(BEGAN));

function effect(slice: History, index: number, wholeAt: EffectsAt | null): number {
  const effects = eventEffects(eventDays(since), wholeAt)(slice);
  const events = eventDays(since).get(at(index));
  return events ? (effects.on(events) ?? 0) : effects.near(at(index));
}

function forecastOf(slice: History, wholeAt: EffectsAt | null, days = 14) {
  const members = membersWithEvents(since, true, wholeAt);
  const rolling = rollingForecast(slice, members, undefined, eventDays(since), wholeAt);
  return forecast(rolling, days);
}

describe('the first Christmas of a slice', () => {
  test.each([
    ['follows its whole', 1],
    ['follows it half', 0.5],
    ['does not follow it', 0],
  ])('is the share of that of the whole which its other holidays show, if it %s', (_, share) => {
    const slice = planted(BEGAN, END, share, 4);
    expect(Math.abs(effect(slice, CHRISTMAS, lender) - share)).toBeLessThan(0.2);
  });

  test('is what is usual among slices, if it has had no holiday yet', () => {
    const slice = planted(CHRISTMAS - 35, END, 1, 4);
    expect(effect(slice, CHRISTMAS, null)).toBe(0);
    expect(effect(slice, CHRISTMAS, lender)).toBeCloseTo(0.7, 1);
  });

  test('has an eve', () => {
    const slice = planted(BEGAN, END, 1, 4);
    expect(effect(slice, CHRISTMAS - 1, null)).toBe(0);
    expect(Math.abs(effect(slice, CHRISTMAS - 1, lender) - EVE)).toBeLessThan(0.15);
  });

  test('is forecast, with an interval that is narrower than that of a day of which nothing is known', () => {
    const slice = planted(BEGAN, END, 1, 4);
    const on = (wholeAt: EffectsAt | null) => {
      const point = forecastOf(slice, wholeAt).find(({ day }) => day === at(CHRISTMAS));
      return {
        yhat: point?.yhat ?? 0,
        width: ((point?.yhat_upper ?? 0) - (point?.yhat_lower ?? 0)) / (point?.yhat ?? 1),
      };
    };
    const [alone, lent] = [on(null), on(lender)];
    const truth = (shop(CHRISTMAS + 1, 0, 4)[CHRISTMAS] ?? 0) * Math.E;
    expect(alone.yhat).toBeLessThan(0.6 * truth);
    expect(Math.abs(lent.yhat / truth - 1)).toBeLessThan(0.2);
    expect(lent.width).toBeLessThan(alone.width);
  });
});

test('a slice that takes no part in promotions takes none in the days after them', () => {
  const promotions = Object.entries(HOLIDAYS).flatMap(([name, [day]]) =>
    [0, 1, 2, 3].map((year): HolidayRow => ({ ds: at(day + YEAR * year), holiday: name, kind: 'event' })),
  );
  const slump = (share: number, from: number, seed: number): History => {
    const own = planted(0, END, share, seed).values.map((value, index) =>
      effectOn.has(index - 1) && !effectOn.has(index) ? (value ?? 0) * Math.exp(-0.3 * share) : value,
    );
    return { start: at(from), values: own.slice(from) };
  };
  const lent = wholeEffects(slump(1, 0, 3), promotions);
  const later = promotions.filter(({ ds }) => ds >= at(BEGAN));
  const after = (share: number): number =>
    eventEffects(eventDays(later), lent)(slump(share, BEGAN, 4)).near(at(CHRISTMAS + 1));
  expect(after(1)).toBeLessThan(-0.15);
  expect(after(0)).toBeGreaterThan(-0.08);
});

test('an effect that the slice has seen to be another than that of the whole is its own after a few years', () => {
  const reversed = planted(0, END, 1, 5);
  const values = reversed.values.map((value, index) =>
    rows.some(({ ds, holiday }) => ds === at(index) && holiday === 'Fair') ? (value ?? 0) * Math.exp(-1.4) : value,
  );
  const [fair] = HOLIDAYS['Fair'] ?? [0];
  const effects = eventEffects(eventDays(rows), lender)({ start: MONDAY, values });
  const events = eventDays(rows).get(at(fair)) ?? [];
  expect(Math.abs((effects.on(events) ?? 0) - (0.8 - 1.4))).toBeLessThan(0.25);
});

test('a day that neither the slice nor its whole has had is as uncertain as without a whole', () => {
  const opening = { ds: at(CHRISTMAS + 2), holiday: 'Opening' };
  const slice = planted(BEGAN, END, 1, 4);
  const calendar = eventDays([...since, opening]);
  const widthOn = (index: number, wholeAt: EffectsAt | null) =>
    rollingForecast(slice, [], undefined, calendar, wholeAt).specialDay(index - BEGAN, END - BEGAN)?.width;
  const lent = wholeEffects(whole, [...rows, opening]);
  expect(widthOn(CHRISTMAS + 2, lent)).toBe(widthOn(CHRISTMAS + 2, null));
  expect(widthOn(CHRISTMAS, lent)).toBeLessThan(widthOn(CHRISTMAS, null) ?? 0);
});

test('later days of the whole change no forecast', () => {
  const slice = planted(BEGAN, END - 60, 1, 4);
  const later = whole.values.map((value, index) => (index < END - 60 ? value : 9 * (value ?? 0)));
  const [now, then] = [whole.values, later].map((values) =>
    forecastOf(slice, wholeEffects({ start: MONDAY, values }, rows), 92),
  );
  expect(now?.length).toBe(92);
  expect(then).toEqual(now);
});

test('a slice of a whole without holidays has the forecasts of one without a whole', () => {
  const slice = planted(BEGAN, END, 1, 4);
  const none = wholeEffects(whole, []);
  const [lent, alone] = [none, null].map((wholeAt) =>
    rollingForecast(slice, membersWithEvents([], true, wholeAt), undefined, eventDays([]), wholeAt),
  );
  expect(lent && forecast(lent, 92)).toEqual(alone && forecast(alone, 92));
});
