import { expect, test } from 'vitest';
import { MONDAY, shop, usual } from '../../test/fixtures/histories.ts';
import { random } from '../demo/random.ts';
import { choicesInWords } from './choice-in-words.ts';
import { defaultMembers } from './default-members.ts';
import { rollingForecast } from './rolling-forecast.ts';
import type { Weighing } from './trimmed-ensemble.ts';

const members = ['seasonal-naive', 'weekday-mean', 'ets', 'levelled-exact-fit'];
const said = (group: Weighing, mondays = 26, isIntermittent = false) =>
  choicesInWords({ on: MONDAY, members, mondays, isIntermittent, groups: [group] }, 1).map(({ sentence }) => sentence);

test('the first of the members is named with what it missed beside the weekday mean, and a second that counts', () => {
  expect(said({ weights: [0.1, 0.15, 0.46, 0.29], misses: [12, 10, 9.1, 9.5] })).toEqual([
    "The next day: above all exponential smoothing (46%), which missed 9% less than the same weekday's mean on 26 Mondays, then Prophet's trend and seasons (29%).",
  ]);
  expect(said({ weights: [0.24, 0.46, 0.15, 0.15], misses: [10, 8, 9, 9] }, 1)).toEqual([
    "The next day: above all the same weekday's mean (46%), which missed 20% less than last week's value on one Monday.",
  ]);
});

test('that nothing beats the naive forecast is said, and that too little is known', () => {
  expect(said({ weights: [1, 0, 0, 0], misses: [8, 9, 9, 9] })).toEqual([
    "The next day: last week's value alone, for nothing beat it on 26 Mondays.",
  ]);
  expect(said({ weights: [0.25, 0.25, 0.25, 0.25], misses: null })).toEqual([
    'The next day: all forecasters alike, for too little has come true yet to tell them apart.',
  ]);
  expect(said({ weights: [0.1, 0.2, 0.3, 0.4], misses: null })).toEqual([
    'The next day: as the days before, for too little has come true yet so far ahead.',
  ]);
});

test('two of one kind are named once, with the weight of both and what they missed by it', () => {
  const groups = [{ weights: [0.1, 0.2, 0.3, 0.1, 0.3], misses: [12, 10, 9, 5, 9] }];
  const both = [...members, 'levelled-loose-fit'];
  const [choice] = choicesInWords({ on: MONDAY, members: both, mondays: 26, isIntermittent: false, groups }, 1);
  expect(choice?.sentence).toBe(
    "The next day: above all Prophet's trend and seasons (40%), which missed 20% less than the same weekday's mean on 26 Mondays, then exponential smoothing (30%).",
  );
});

test('where days often bring nothing, those in whose place one mean speaks are named by it, with the weight of both', () => {
  const weighing = { weights: [0.1, 0.4, 0.25, 0.25], misses: [10, 10, 8, 8] };
  expect(said(weighing, 26, true)).toEqual([
    "The next day: above all the mean of rare sales (50%), which missed 20% less than the same weekday's mean on 26 Mondays, then the same weekday's mean (40%).",
  ]);
  const draws = random(3, 1);
  const rare = Array.from({ length: 200 }, () => (draws.uniform() < 0.2 ? 100 : 0));
  const often = Array.from({ length: 200 }, () => (draws.uniform() < 0.9 ? 100 : 0));
  const [weighed, other] = [rare, often].map((values) =>
    rollingForecast({ start: MONDAY, values }, defaultMembers).weighed(200),
  );
  expect([weighed?.isIntermittent, other?.isIntermittent]).toEqual([true, false]);
});

test('a Monday counts for the days far ahead once the first of them has come', () => {
  const groups = [1, 2, 3, 4].map(() => ({ weights: [1, 0], misses: [1, 2] }));
  const choices = choicesInWords({ on: MONDAY, members: ['a', 'b'], mondays: 26, isIntermittent: false, groups }, 92);
  expect(choices.map(({ sentence }) => /on \d+ Mondays/.exec(sentence)?.[0])).toEqual([
    'on 26 Mondays',
    'on 26 Mondays',
    'on 25 Mondays',
    'on 22 Mondays',
  ]);
});

test('a shop whose weeks go up and down by chance, each from the one before, is told by its last week', () => {
  // Each weekday wanders on its own: by the equation of a random walk its last value is the best forecast there is.
  const draws = random(7, 2);
  const walks = Array.from({ length: 7 }, () => 1000);
  const values = Array.from({ length: 420 }, (_, index) => {
    const value = (walks[index % 7] ?? 0) * Math.exp(0.1 * draws.normal());
    walks[index % 7] = value;
    return value;
  });
  const rolling = rollingForecast({ start: MONDAY, values }, defaultMembers);
  const choices = choicesInWords(rolling.weighed(values.length), 7);
  expect(choices.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 7],
  ]);
  expect(choices[1]?.sentence).toContain("last week's value alone, for nothing beat it");
  expect(rolling.weights(values.length, 7)).toEqual([1, 0, 0, 0, 0]);
  expect(rolling.ahead(values.length, 7).slice(1)).toEqual(values.slice(-6));
});

test('what is said of a morning is by the Mondays before it alone', () => {
  const values = shop(300, 0.2, 5);
  const long = rollingForecast({ start: MONDAY, values }, defaultMembers);
  const short = rollingForecast({ start: MONDAY, values: values.slice(0, 200) }, defaultMembers);
  expect(choicesInWords(long.weighed(200), 92)).toEqual(choicesInWords(short.weighed(200), 92));
  const other = rollingForecast(
    { start: MONDAY, values: values.map((value, index) => (index < 200 ? value : usual(index))) },
    defaultMembers,
  );
  expect(other.weighed(200)).toEqual(long.weighed(200));
});
