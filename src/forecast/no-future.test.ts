import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../test/run-size.ts';
import { anyHistory, MONDAY, shop } from '../../test/fixtures/histories.ts';
import { addDays, daysBetween } from '../calendar/day.ts';
import { rollingForecast } from './ensemble/rolling-forecast.ts';
import { membersWithEvents } from './members/default-members.ts';
import { unlessIntermittent } from './members/intermittent-demand.ts';
import { nonNegativeModel } from './members/non-negative.ts';
import { eventDays } from './events/event-days.ts';
import { eventEffects } from './events/event-effects.ts';
import { withEventEffects, withEvents } from './members/with-events.ts';
import { growing, incrementalFit, prefix, type History, type Model } from './model.ts';

const EVENTS = [10, 38, 66, 94, 122].map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Sale' }));
const special = eventDays(EVENTS);
const effects = eventEffects(special);

/** Every number that can be reached from a value by its properties, prototypes, elements, entries and memory. */
function reachableNumbers(root: unknown): Set<number> {
  const numbers = new Set<number>();
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'number') numbers.add(value);
    if (typeof value !== 'object' || value === null) continue;
    if (seen.has(value)) continue;
    seen.add(value);
    if (ArrayBuffer.isView(value)) open.push(value.buffer);
    if (value instanceof ArrayBuffer) for (const number of new Float64Array(value)) numbers.add(number);
    if (value instanceof Map || value instanceof Set) open.push(...value.keys(), ...value.values());
    for (let owner: unknown = value; typeof owner === 'object' && owner !== null; owner = Object.getPrototypeOf(owner))
      for (const key of Reflect.ownKeys(owner)) open.push(property(owner, key, value));
  }
  return numbers;
}

/** The value of a property; undefined if its getter belongs to another kind of object. */
function property(owner: object, key: PropertyKey, receiver: object): unknown {
  try {
    return Reflect.get(owner, key, receiver);
  } catch {
    return undefined;
  }
}

test('numbers in the buffer of a view, in a map or under a symbol are found', () => {
  const bytes = Float64Array.of(1.5, 2.5, 3.5).subarray(0, 1);
  const found = reachableNumbers({ bytes, map: new Map([[4, { [Symbol('s')]: [5] }]]) });
  expect([1.5, 2.5, 3.5, 4, 5].every((number) => found.has(number))).toBe(true);
});

describe('a model is given the days before the origin alone', () => {
  const DAYS = 150;
  // Each value occurs once, so that it identifies its day.
  const values = shop(DAYS, 0.1, 9);

  /** A member that records what it reaches. */
  function spy(id: string, given: { readonly known: number; readonly reached: Set<number> }[]): Model {
    const fit = (history: History) => {
      given.push({ known: history.values.length, reached: reachableNumbers(history) });
      return { predict: (days: readonly unknown[]) => days.map(() => 1) };
    };
    return { id, fit, incrementalFit: () => fit };
  }

  test.each<[string, (model: Model) => Model]>([
    ['itself', (model) => model],
    ['with the effects of events', withEventEffects(special, effects)],
    ['with events', withEvents(special, effects)],
    ['of a non-negative series', nonNegativeModel],
    ['unless it is intermittent', (model) => unlessIntermittent(withEvents(special, effects)(model))],
  ])('%s', (_, wrapped) => {
    const given: { known: number; reached: Set<number> }[] = [];
    const rolling = rollingForecast({ start: MONDAY, values }, [wrapped(spy('spy', given))]);
    // The last origin first: what was fitted to a longer history must not be left for a shorter one.
    rolling.yhat(DAYS);
    rolling.past(DAYS, 28);
    for (const origin of [DAYS, 30, 77, 140]) rolling.ahead(origin, 90);
    expect(given.length).toBeGreaterThan(100);
    expect(Math.min(...given.map(({ known }) => known))).toBeLessThan(35);
    for (const { known, reached } of given) {
      expect(values.slice(known).filter((value) => reached.has(value))).toEqual([]);
      expect(values.slice(0, known).filter((value) => reached.has(value)).length).toBeGreaterThan(0.9 * known - 6);
    }
  });
});

test('a fit to a longer history changes no fit to a shorter one, whatever the later values are', () => {
  const histories = fc.tuple(anyHistory(160, 30), anyHistory(160, 30), fc.integer({ min: 0, max: 160 }));
  fc.assert(
    fc.property(histories, ([past, future, cut]) => {
      const origin = Math.min(cut, past.length);
      const whole = growing({ start: MONDAY, values: [...past.slice(0, origin), ...future] });
      const alone = { start: MONDAY, values: past.slice(0, origin) };
      const days = daysBetween(addDays(MONDAY, origin), addDays(MONDAY, origin + 30));
      const [members, others] = [membersWithEvents(EVENTS), membersWithEvents(EVENTS)];
      for (const [at, member] of members.entries()) {
        const fitNext = incrementalFit(member);
        for (const length of [whole.values.length, origin, origin + 15])
          for (const fit of [member.fit.bind(member), fitNext]) fit(prefix(whole, length)).predict(days);
        const expected = others[at]?.fit(alone).predict(days);
        expect(member.fit(prefix(whole, origin)).predict(days)).toEqual(expected);
        expect(fitNext(prefix(whole, origin)).predict(days)).toEqual(expected);
      }
    }),
    { numRuns: cases(40) },
  );
});
