import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { eventDays } from '../events/event-days.ts';
import { NO_EFFECTS } from '../events/event-effects.ts';
import { withEventEffects, withEvents } from './with-events.ts';
import { defaultMembers, membersWithEvents } from './default-members.ts';
import { incrementalFit, type History, type Model } from '../model.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { weekdayMean } from './weekday-mean.ts';

/** Tells what it was given to learn from. */
function listening(): Model & { readonly heard: History[] } {
  const heard: History[] = [];
  return {
    id: 'listening',
    heard,
    fit(history) {
      heard.push(history);
      return { predict: (days) => days.map(() => 1) };
    },
  };
}

const tuesday = addDays(MONDAY, 1);
const days = eventDays([{ ds: tuesday, holiday: 'Fair' }]);
const noEffects = () => NO_EFFECTS;

test('a model that knows no events does not learn from a holiday, nor forecast the first one, incremental or not', () => {
  const model = listening();
  const without = withEventEffects(days, noEffects)(model);
  for (const fit of [(history: History) => without.fit(history), incrementalFit(without)]) {
    const predictions = fit({ start: MONDAY, values: [5, 6, 7], weights: [1, 0, 1] }).predict([MONDAY, tuesday]);
    expect(predictions).toEqual([1, null]);
    expect(model.heard.at(-1)).toMatchObject({ start: MONDAY, values: [5, null, 7], weights: [1, 0, 1] });
  }
});

test('a model with events learns from holidays although they look like anomalies, and a zero becomes a small value', () => {
  const model = listening();
  withEvents(days, noEffects)(model).fit({ start: MONDAY, values: [100, 0, 500, 0], weights: [1, 0, 1, 0] });
  expect(model.heard).toMatchObject([{ start: MONDAY, values: [100, 2, 500, 0], weights: [1, 1, 1, 0] }]);
  withEvents(days, noEffects)(model).fit({ start: MONDAY, values: [100, -50, null] });
  expect(model.heard.at(-1)?.values).toEqual([100, -50, null]);
});

test('a holiday that halves a day and one that closes it are forecast at their next date', () => {
  const half = [100, 230, 400, 590].map((index) => addDays(MONDAY, index));
  const none = [150, 333, 480, 600].map((index) => addDays(MONDAY, index));
  const holidays = [...half.map((ds) => ({ ds, holiday: 'Half' })), ...none.map((ds) => ({ ds, holiday: 'None' }))];
  const values = shop(610, 0.05, 3).map((value, index) => {
    const day = addDays(MONDAY, index);
    return half.includes(day) ? value / 2 : none.includes(day) ? 0 : value;
  });
  const usual = shop(610, 0, 3);
  const withEffects = rollingForecast({ start: MONDAY, values }, membersWithEvents(holidays));
  expect((withEffects.yhat(590) ?? 0) / (usual[590] ?? 0)).toBeCloseTo(0.5, 1);
  expect((withEffects.yhat(600) ?? 0) / (usual[600] ?? 0)).toBeLessThan(0.05);
  expect((withEffects.yhat(591) ?? 0) / (usual[591] ?? 0)).toBeCloseTo(1, 1);
  const without = rollingForecast({ start: MONDAY, values }, [weekdayMean]);
  expect((without.yhat(590) ?? 0) / (usual[590] ?? 0)).toBeGreaterThan(0.9);
});

test('on a first holiday, on which only the members with events forecast, those have the weight', () => {
  const holidays = [{ ds: addDays(MONDAY, 262), holiday: 'Fair' }];
  const rolling = rollingForecast(
    { start: MONDAY, values: Array.from({ length: 260 }, () => 100) },
    membersWithEvents(holidays),
  );
  for (const yhat of rolling.ahead(260, 5)) expect(yhat).toBeCloseTo(100, 6);
});

test('without holidays the members with events are the default ones, also for intermittent demand', () => {
  const values = Array.from({ length: 280 }, (_, index) => (index % 4 === 0 ? 50 + (index % 3) : 0));
  const ahead = (members: readonly Model[]) => rollingForecast({ start: MONDAY, values }, members).ahead(280, 14);
  expect(ahead(membersWithEvents([]))).toEqual(ahead(defaultMembers));
});
