import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MONDAY, shop, usual } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { random } from '../../demo/chance/random.ts';
import { ensembleExplanation } from './ensemble-explanation.ts';
import { defaultMembers, membersWithEvents } from '../../forecast/members/default-members.ts';
import { ets } from '../../forecast/members/ets.ts';
import { rollingForecast } from '../../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../../forecast/members/seasonal-naive.ts';
import { inverseErrorWeights, type GroupWeights } from '../../forecast/ensemble/combination-weights.ts';

const members = ['seasonal-naive', 'weekday-mean', 'ets', 'levelled-exact-fit', 'levelled-loose-fit'];
const NAMES: Readonly<Record<string, string>> = {
  'seasonal-naive': "last week's value",
  'weekday-mean': "the same weekday's mean",
  ets: 'exponential smoothing',
  'levelled-exact-fit': "Prophet's trend and seasons",
  'levelled-loose-fit': "Prophet's trend and seasons",
};
const said = (group: GroupWeights, mondays = 26, speakers = members) =>
  ensembleExplanation({ on: MONDAY, members, speakers, groups: [{ ...group, mondays }] }, 1).map(
    ({ sentence }) => sentence,
  );

test('the one that missed least is named with what it missed beside the weekday mean, and the next if it counts', () => {
  expect(said({ weights: [0.1, 0.15, 0.46, 0.26, 0.03], misses: [12, 10, 9.1, 9.5, 13] })).toEqual([
    "The next day: led by exponential smoothing (46%), which, asked on 26 Mondays, missed 9% less than the same weekday's mean; with Prophet's trend and seasons (29%).",
  ]);
  expect(said({ weights: [0.24, 0.46, 0.15, 0.15, 0], misses: [10, 8, 9, 9, 20] }, 1)).toEqual([
    "The next day: led by the same weekday's mean (46%), which, asked on one Monday, missed 20% less than last week's value.",
  ]);
});

test('that nothing beats the naive forecast is said, and that too little is known', () => {
  expect(said({ weights: [1, 0, 0, 0, 0], misses: [8, 9, 9, 9, 9] })).toEqual([
    "The next day: last week's value alone: asked on 26 Mondays, nothing beat it.",
  ]);
  expect(said({ weights: [0.2, 0.2, 0.2, 0.2, 0.2], misses: null })).toEqual([
    'The next day: all forecasters alike, for too little has come true yet to tell them apart.',
  ]);
  expect(said({ weights: [0.1, 0.2, 0.3, 0.2, 0.2], misses: null })).toEqual([
    'The next day: as the days before, for too little has come true yet so far ahead.',
  ]);
});

test('two of one kind are named once, with the weight of both; they lead only if one of them missed least', () => {
  expect(said({ weights: [0.1, 0.2, 0.3, 0.1, 0.3], misses: [12, 10, 9, 11, 8] })).toEqual([
    "The next day: led by Prophet's trend and seasons (40%), which, asked on 26 Mondays, missed 20% less than the same weekday's mean; with exponential smoothing (30%).",
  ]);
  expect(said({ weights: [0.1, 0.32, 0.2, 0.17, 0.17], misses: [12, 9, 10, 10, 10] })).toEqual([
    "The next day: led by the same weekday's mean (32%), which, asked on 26 Mondays, missed 25% less than last week's value; with Prophet's trend and seasons (34%).",
  ]);
});

test('whatever the shop, nobody leads who missed more than another', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 }), (misses) => {
      const least = Math.min(...misses);
      const leaders = members.filter((_, member) => misses[member] === least).map((id) => NAMES[id] ?? '');
      const [sentence = ''] = said({ weights: inverseErrorWeights(misses), misses });
      expect(leaders.some((name) => sentence.includes(`led by ${name} (`))).toBe(true);
      expect(sentence).toMatch(/missed (\d+% less than|least)/);
    }),
  );
});

test('who speaks in the place of members is named by its own name, with the weight of all', () => {
  const weighing = { weights: [0.1, 0.3, 0.2, 0.2, 0.2], misses: [10, 10, 8, 8, 8] };
  const rare = ['seasonal-naive', 'weekday-mean', 'rare-sales-mean', 'rare-sales-mean', 'rare-sales-mean'];
  expect(said(weighing, 26, rare)).toEqual([
    "The next day: led by the mean of rare sales (60%), which, asked on 26 Mondays, missed 20% less than the same weekday's mean; with the same weekday's mean (30%).",
  ]);
});

test('on rare sales a mean of them speaks for all members, though not for others', () => {
  const draws = random(3, 1);
  const sells = (share: number) => Array.from({ length: 200 }, () => (draws.uniform() < share ? 100 : 0));
  const speakers = (values: number[], asked = defaultMembers) =>
    rollingForecast({ start: MONDAY, values }, asked).combinationWeights(values.length).speakers;
  const rare = sells(0.2);
  expect(speakers(rare)).toEqual(members.map(() => 'rare-sales-mean'));
  expect(speakers(rare, [seasonalNaive, ets])).toEqual(['seasonal-naive', 'ets']);
  expect(speakers(sells(0.9))).toEqual(members);
  // A break of the calendar is no rare sale, for those who are kept from it and those who know it.
  const values = shop(126, 0.05, 3).map((value, index) => (index >= 86 ? 0 : value));
  const days = Array.from({ length: 40 }, (_, index) => ({ ds: addDays(MONDAY, 86 + index), holiday: 'break' }));
  expect(speakers(values, membersWithEvents(days))).toEqual(members);
  expect(speakers([...values, ...shop(7, 0.05, 3)])).toContain('rare-sales-mean');
});

test('a Monday counts for the days whose forecasts could be compared: from the first that all members made', () => {
  // Twenty weeks, of which the exact fits say something from the third Monday on: the first day after four weeks of 13 Mondays has come.
  const values = shop(140, 0.1, 4);
  const { groups } = rollingForecast({ start: MONDAY, values }, defaultMembers).combinationWeights(140);
  expect(groups.map(({ mondays }) => mondays)).toEqual([17, 17, 16, 13]);
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
  const choices = ensembleExplanation(rolling.combinationWeights(values.length), 7);
  expect(choices.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 7],
  ]);
  expect(choices[1]?.sentence).toContain("last week's value alone: asked on");
  expect(rolling.weights(values.length, 7)).toEqual([1, 0, 0, 0, 0]);
  expect(rolling.ahead(values.length, 7).slice(1)).toEqual(values.slice(-6));
});

test('what is said of a morning is by the Mondays before it alone', () => {
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
