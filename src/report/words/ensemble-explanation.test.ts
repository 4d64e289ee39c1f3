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
import { inverseErrorWeights, type GroupWeights } from '../../forecast/ensemble/combination-weights.ts';

const members = defaultMembers.map(({ id }) => id);
const NAMES = [
  "last week's value",
  'the four-week weekday mean',
  'exponential smoothing',
  'Prophet trend and seasonality',
  'Prophet trend and seasonality',
];
const sentences = (group: GroupWeights, mondays = 26, models = members) =>
  ensembleExplanation({ origin: MONDAY, members, models, groups: [{ ...group, origins: mondays }] }, 1).map(
    ({ sentence }) => sentence,
  );

test('the model with the lowest error comes first, compared with the weekday mean, then a second one of enough weight', () => {
  expect(sentences({ weights: [0.1, 0.15, 0.46, 0.26, 0.03], errors: [12, 10, 9.1, 9.5, 13] })).toEqual([
    'Next day: exponential smoothing has the most weight (46%); in the forecasts of 26 Mondays its error was 9% lower than that of the four-week weekday mean; Prophet trend and seasonality has weight 29%.',
  ]);
  expect(sentences({ weights: [0.24, 0.46, 0.15, 0.15, 0], errors: [10, 8, 9, 9, 20] }, 1)).toEqual([
    "Next day: the four-week weekday mean has the most weight (46%); in the forecasts of one Monday its error was 20% lower than that of last week's value.",
  ]);
});

test('says that no model beats the naive one, and that too few forecasts can be compared', () => {
  expect(sentences({ weights: [1, 0, 0, 0, 0], errors: [8, 9, 9, 9, 9] })).toEqual([
    "Next day: last week's value only; in the forecasts of 26 Mondays no other model had a lower error.",
  ]);
  expect(sentences({ weights: [0.2, 0.2, 0.2, 0.2, 0.2], errors: null })).toEqual([
    'Next day: all models have the same weight, because too few forecasts can be compared with actuals yet.',
  ]);
  expect(sentences({ weights: [0.1, 0.2, 0.3, 0.2, 0.2], errors: null })).toEqual([
    'Next day: same weights as for the days before, because too few forecasts this far ahead can be compared with actuals yet.',
  ]);
});

test('two models of one name are named once, with the sum of their weights, first only if one has the lowest error', () => {
  expect(sentences({ weights: [0.1, 0.2, 0.3, 0.1, 0.3], errors: [12, 10, 9, 11, 8] })).toEqual([
    'Next day: Prophet trend and seasonality has the most weight (40%); in the forecasts of 26 Mondays its error was 20% lower than that of the four-week weekday mean; exponential smoothing has weight 30%.',
  ]);
  expect(sentences({ weights: [0.1, 0.32, 0.2, 0.17, 0.17], errors: [12, 9, 10, 10, 10] })).toEqual([
    "Next day: the four-week weekday mean has the lowest error (weight 32%); in the forecasts of 26 Mondays its error was 25% lower than that of last week's value; Prophet trend and seasonality has weight 34%.",
  ]);
});

test('the first model named is one with the lowest error, whatever the errors', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 }), (errors) => {
      const lowest = Math.min(...errors);
      const best = NAMES.filter((_, member) => errors[member] === lowest);
      const [sentence = ''] = sentences({ weights: inverseErrorWeights(errors), errors });
      expect(best.some((name) => sentence.startsWith(`Next day: ${name} has the `))).toBe(true);
      expect(sentence).toMatch(/its error was (\d+% lower than that of|the lowest of all models)/);
    }),
  );
});

test('a fallback model has its own name, with the weight of the members it replaces', () => {
  const weights = { weights: [0.1, 0.3, 0.2, 0.2, 0.2], errors: [10, 10, 8, 8, 8] };
  const fallbacks = [seasonalNaive.id, weekdayMean.id, INTERMITTENT_MEAN, INTERMITTENT_MEAN, INTERMITTENT_MEAN];
  expect(sentences(weights, 26, fallbacks)).toEqual([
    'Next day: the intermittent-demand mean has the most weight (60%); in the forecasts of 26 Mondays its error was 20% lower than that of the four-week weekday mean; the four-week weekday mean has weight 30%.',
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
  // Of twenty weeks the Prophet members forecast from the third Monday on; for 13 Mondays a day more than four weeks later is over.
  const values = shop(140, 0.1, 4);
  const { groups } = rollingForecast({ start: MONDAY, values }, defaultMembers).combinationWeights(140);
  expect(groups.map(({ origins }) => origins)).toEqual([17, 17, 16, 13]);
});

test('for a random walk of each weekday the ensemble is last week alone', () => {
  // The last value of a random walk is its best forecast.
  const draws = random(7, 2);
  const weekdays = Array.from({ length: 7 }, () => 1000);
  const values = Array.from({ length: 420 }, (_, index) => {
    const value = (weekdays[index % 7] ?? 0) * Math.exp(0.1 * draws.normal());
    weekdays[index % 7] = value;
    return value;
  });
  const rolling = rollingForecast({ start: MONDAY, values }, defaultMembers);
  const explanation = ensembleExplanation(rolling.combinationWeights(values.length), 7);
  expect(explanation.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 7],
  ]);
  expect(explanation[1]?.sentence).toContain("last week's value only; in the forecasts of");
  expect(rolling.weights(values.length, 7)).toEqual([1, 0, 0, 0, 0]);
  expect(rolling.ahead(values.length, 7).slice(1)).toEqual(values.slice(-6));
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
