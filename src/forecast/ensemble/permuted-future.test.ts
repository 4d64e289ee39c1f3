import { expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { random, type Random } from '../../demo/chance/random.ts';
import { defaultMembers } from '../members/default-members.ts';
import { rollingForecast } from './rolling-forecast.ts';

const DAYS = 420;
const HORIZON_DAYS = 28;

function permuted(values: readonly number[], draws: Random): number[] {
  const order = values.map((value) => ({ value, at: draws.uniform() }));
  return order.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanError = (predictions: readonly number[], came: readonly number[]) =>
  mean(predictions.map((value, index) => Math.abs(value - (came[index] ?? 0))));
const ahead = (values: readonly number[], today: number) =>
  rollingForecast({ start: MONDAY, values }, defaultMembers)
    .ahead(today, HORIZON_DAYS)
    .map((yhat) => yhat ?? 0);

test('on a future whose days were shuffled the forecast has no skill beyond its level', () => {
  const skills = { real: [] as number[], shuffled: [] as number[] };
  for (let seed = 1; seed <= 4; seed++) {
    const values = shop(DAYS, 0.1, seed);
    const draws = random(seed, 77);
    const today = DAYS - HORIZON_DAYS;
    const future = values.slice(today);
    const predictions = ahead(values, today);
    const flat = predictions.map(() => mean(predictions));
    skills.real.push(1 - meanError(predictions, future) / meanError(flat, future));
    expect(ahead([...values.slice(0, today), ...permuted(future, draws)], today)).toEqual(predictions);
    for (let round = 0; round < cases(10); round++) {
      const shuffled = permuted(future, draws);
      skills.shuffled.push(1 - meanError(predictions, shuffled) / meanError(flat, shuffled));
    }
  }
  expect(mean(skills.real)).toBeGreaterThan(0.3);
  expect(mean(skills.shuffled)).toBeLessThan(0);
});

test('on a history whose days were shuffled no forecast is better than the mean of the days before', () => {
  for (let seed = 1; seed <= cases(3); seed++) {
    const values = permuted(shop(DAYS, 0.1, seed), random(seed, 78));
    const rolling = rollingForecast({ start: MONDAY, values }, defaultMembers);
    const days = Array.from({ length: 200 }, (_, index) => DAYS - 200 + index);
    const came = days.map((day) => values[day] ?? 0);
    const predictions = days.map((day) => rolling.yhat(day) ?? 0);
    const before = days.map((day) => mean(values.slice(0, day)));
    expect(meanError(predictions, came) / meanError(before, came)).toBeGreaterThan(0.97);
  }
});
