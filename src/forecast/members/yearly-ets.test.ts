import { expect, test } from 'vitest';
import { MONDAY, usual } from '../../../test/fixtures/histories.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import { random } from '../../demo/chance/random.ts';
import { growing, prefix, type History, type Model } from '../model.ts';
import { membersWithEvents } from './default-members.ts';
import { ets } from './ets.ts';

const YEAR = 365;
/** Sales at the peak of the year are 2.2 times those at its lowest. */
const seasonOn = (index: number): number => Math.exp(0.4 * Math.sin((2 * Math.PI * index) / YEAR));

function seasonalShop(days: number): History {
  const draws = random(11, 1);
  const values = Array.from({ length: days }, (_, index) => {
    return usual(index) * seasonOn(index) * Math.exp(0.05 * (draws.uniform() - 0.5));
  });
  return { start: MONDAY, values };
}

function memberOf(id: string, holidays: readonly { readonly ds: Day; readonly holiday: string }[] = []): Model {
  const found = membersWithEvents(holidays).find((member) => member.id === id);
  if (!found) throw new Error(`no member ${id}`);
  return found;
}

const ahead = (history: History, days: number): Day[] =>
  Array.from({ length: days }, (_, index) => addDays(history.start, history.values.length + index));

/** The mean absolute relative error of the next days. */
function errorOf(model: Model, history: History, days: number): number {
  const predictions = model.fit(history).predict(ahead(history, days));
  const errors = predictions.map((value, index) => {
    const at = history.values.length + index;
    return Math.abs((value ?? 0) / (usual(at) * seasonOn(at)) - 1);
  });
  return errors.reduce((sum, error) => sum + error, 0) / days;
}

test('it knows the season of all years, which exponential smoothing follows only afterwards', () => {
  const history = seasonalShop(3 * YEAR);
  expect(errorOf(memberOf('ets'), history, 90)).toBeGreaterThan(0.15);
  expect(errorOf(memberOf('ets-yearly'), history, 90)).toBeLessThan(0.08);
});

test('it follows a new level within weeks, and keeps the season', () => {
  const { start, values } = seasonalShop(3 * YEAR);
  const raised = { start, values: values.map((value, index) => (value ?? 0) * (index >= 3 * YEAR - 60 ? 1.5 : 1)) };
  const predictions = memberOf('ets-yearly').fit(raised).predict(ahead(raised, 60));
  const shares = predictions.map(
    (value, index) => (value ?? 0) / (usual(3 * YEAR + index) * seasonOn(3 * YEAR + index)),
  );
  expect(Math.min(...shares)).toBeGreaterThan(1.3);
  expect(Math.max(...shares)).toBeLessThan(1.7);
});

test('without a year to learn a season from it is exponential smoothing', () => {
  const history = seasonalShop(300);
  expect(memberOf('ets-yearly').fit(history).predict(ahead(history, 30))).toEqual(
    ets.fit(history).predict(ahead(history, 30)),
  );
});

test.each([0, 3])('fits that continue the last one are the same, with a calendar of %i holidays a year', (count) => {
  const holidays = Array.from({ length: 4 * count }, (_, index) => ({
    ds: addDays(MONDAY, Math.floor((YEAR * index) / Math.max(1, count)) + 100),
    holiday: `day ${index % Math.max(1, count)}`,
  }));
  const whole = growing(seasonalShop(2 * YEAR + 40));
  const continued = memberOf('ets-yearly', holidays).incrementalFit?.();
  for (const length of [350, 420, 700, 2 * YEAR, 2 * YEAR + 3, 2 * YEAR + 40]) {
    const known = prefix(whole, length);
    const alone = memberOf('ets-yearly', holidays).fit({ start: known.start, values: known.values });
    expect(continued?.(known).predict(ahead(known, 30))).toEqual(alone.predict(ahead(known, 30)));
  }
});
