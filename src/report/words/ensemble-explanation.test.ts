import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MONDAY, shop, usual } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { random } from '../../demo/chance/random.ts';
import { ensembleExplanation } from './ensemble-explanation.ts';
import { defaultMembers, membersWithEvents } from '../../forecast/members/default-members.ts';
import { ets } from '../../forecast/members/ets.ts';
import { rollingForecast } from '../../forecast/ensemble/rolling-forecast.ts';
import { INTERMITTENT_MEAN } from '../../forecast/members/intermittent-demand.ts';
import { weekdayMean } from '../../forecast/members/weekday-mean.ts';
import { seasonalNaive } from '../../forecast/members/seasonal-naive.ts';
import { inverseErrorWeights } from '../../forecast/ensemble/combination-weights.ts';
import type { ScoredWeights } from '../../forecast/ensemble/scored-weights.ts';

const members = defaultMembers.map(({ id }) => id);
const NAMES = [
  "last week's value",
  'the four-week weekday mean',
  'exponential smoothing',
  'Prophet trend and seasonality',
  'Prophet trend and seasonality',
  'Prophet trend and seasonality',
];
const sentences = (group: Omit<ScoredWeights, 'origins'>, mondays = 17, models = members.slice(0, 6)) =>
  ensembleExplanation({ origin: MONDAY, members, models, groups: [{ ...group, origins: mondays }] }, 1).map(
    ({ sentence }) => sentence,
  );

test('the model with the most weight comes first, then a second one of enough weight, and its error is compared', () => {
  expect(sentences({ weights: [0.1, 0.15, 0.46, 0.1, 0.16, 0.03], errors: [12, 10, 9.1, 9.5, 9.8, 13] })).toEqual([
    'Next day: exponential smoothing has the most weight (46%), then Prophet trend and seasonality (29%); in the forecasts of 17 Mondays the error of exponential smoothing was 9% lower than that of the four-week weekday mean.',
  ]);
  expect(sentences({ weights: [0.24, 0.46, 0.15, 0.15, 0, 0], errors: [10, 8, 9, 9, 20, 20] }, 1)).toEqual([
    "Next day: the four-week weekday mean has the most weight (46%), then last week's value (24%); in the forecasts of one Monday the error of the four-week weekday mean was 20% lower than that of last week's value.",
  ]);
});

test('says that too few forecasts can be compared', () => {
  const equal = members.map(() => 1 / members.length);
  expect(sentences({ weights: equal, errors: null })).toEqual([
    'Next day: all models have the same weight, because too few forecasts can be compared with actuals yet.',
  ]);
  expect(sentences({ weights: [0.1, 0.2, 0.3, 0.1, 0.1, 0.2], errors: null })).toEqual([
    'Next day: same weights as for the days before, because too few forecasts this far ahead can be compared with actuals yet.',
  ]);
});

test('models of one name are named once, with the sum of their weights and the error of the best', () => {
  expect(sentences({ weights: [0.1, 0.1, 0.33, 0.17, 0.1, 0.2], errors: [12, 10, 7, 11, 8, 9] })).toEqual([
    'Next day: Prophet trend and seasonality has the most weight (47%), then exponential smoothing (33%); in the forecasts of 17 Mondays the error of Prophet trend and seasonality was 20% lower than that of the four-week weekday mean.',
  ]);
});

test('a model with the most weight and a larger error than the simple one says so', () => {
  expect(sentences({ weights: [0.1, 0.3, 0.1, 0.2, 0.2, 0.1], errors: [12, 10, 11, 11, 11, 12] })[0]).toContain(
    'the error of Prophet trend and seasonality was 10% higher than that of the four-week weekday mean',
  );
  expect(sentences({ weights: [0.1, 0.3, 0.1, 0.2, 0.2, 0.1], errors: [12, 10, 11, 10, 11, 12] })[0]).toContain(
    'was the same as that of the four-week weekday mean',
  );
});

test('the first model named has the most weight, whatever the errors', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 6, maxLength: 6 }), (errors) => {
      const weights = inverseErrorWeights(errors);
      const byName = new Map<string, number>();
      NAMES.forEach((name, member) => byName.set(name, (byName.get(name) ?? 0) + (weights[member] ?? 0)));
      const [sentence = ''] = sentences({ weights, errors });
      const [first = ''] = Array.from(byName.keys()).filter((name) =>
        sentence.startsWith(`Next day: ${name} has the `),
      );
      expect(byName.get(first)).toBeCloseTo(Math.max(...byName.values()), 12);
    }),
  );
});

test('a fallback model has its own name, with the weight of the members it replaces', () => {
  const weights = { weights: [0.1, 0.3, 0.2, 0.2, 0.1, 0.1], errors: [10, 10, 8, 8, 8, 8] };
  const fallbacks = [seasonalNaive.id, weekdayMean.id, ...Array.from({ length: 4 }, () => INTERMITTENT_MEAN)];
  expect(sentences(weights, 26, fallbacks)).toEqual([
    'Next day: the intermittent-demand mean has the most weight (60%), then the four-week weekday mean (30%); in the forecasts of 26 Mondays the error of the intermittent-demand mean was 20% lower than that of the four-week weekday mean.',
  ]);
});

test('on intermittent demand its mean replaces the default members, and no others', () => {
  const draws = random(3, 1);
  const sells = (share: number) => Array.from({ length: 200 }, () => (draws.uniform() < share ? 100 : 0));
  const models = (values: number[], ensemble = defaultMembers) =>
    rollingForecast({ start: MONDAY, values }, ensemble).combinationWeights(values.length).models;
  const intermittent = sells(0.2);
  expect(models(intermittent)).toEqual(members.map(() => INTERMITTENT_MEAN));
  expect(models(intermittent, [seasonalNaive, ets])).toEqual([seasonalNaive.id, ets.id]);
  expect(models(sells(0.9))).toEqual(members);
  // A holiday of the calendar is not intermittent demand, with or without its effect.
  const values = shop(126, 0.05, 3).map((value, index) => (index >= 66 ? 0 : value));
  const days = Array.from({ length: 60 }, (_, index) => ({ ds: addDays(MONDAY, 66 + index), holiday: 'break' }));
  expect(models(values, membersWithEvents(days))).toEqual(members);
  expect(models([...values, ...shop(7, 0.05, 3)])).toContain(INTERMITTENT_MEAN);
});

test('a Monday counts for a range of days if forecasts of all members can be compared there', () => {
  // Of twenty weeks the Prophet members forecast from the third Monday on, and every third Monday counts.
  const values = shop(140, 0.1, 4);
  const { groups } = rollingForecast({ start: MONDAY, values }, defaultMembers).combinationWeights(140);
  expect(groups.map(({ origins }) => origins)).toEqual([6, 6, 6, 5]);
});

test('for a random walk of each weekday last week has the most weight of a member, and never all', () => {
  // The last value of a random walk is its best forecast.
  const draws = random(7, 2);
  const weekdays = Array.from({ length: 7 }, () => 1000);
  const values = Array.from({ length: 420 }, (_, index) => {
    const value = (weekdays[index % 7] ?? 0) * Math.exp(0.1 * draws.normal());
    weekdays[index % 7] = value;
    return value;
  });
  const rolling = rollingForecast({ start: MONDAY, values }, defaultMembers);
  const weights = rolling.weights(values.length, 7);
  expect(Math.max(...weights)).toBe(weights[0]);
  expect(weights[0]).toBeLessThan(1);
});

test('the explanation depends only on the Mondays before the origin', () => {
  const values = shop(300, 0.2, 5);
  const long = rollingForecast({ start: MONDAY, values }, defaultMembers);
  const short = rollingForecast({ start: MONDAY, values: values.slice(0, 200) }, defaultMembers);
  expect(ensembleExplanation(long.combinationWeights(200), 92)).toEqual(
    ensembleExplanation(short.combinationWeights(200), 92),
  );
  const other = rollingForecast(
    { start: MONDAY, values: values.map((value, index) => (index < 200 ? value : usual(index))) },
    defaultMembers,
  );
  expect(other.combinationWeights(200)).toEqual(long.combinationWeights(200));
});
