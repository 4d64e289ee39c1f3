import { dayFromIso } from '../../src/calendar/day.ts';
import { random } from '../../src/demo/chance/random.ts';
import { centred, heavyTailed, normals } from '../shared/draws.ts';
import type { TestSet } from './test-set.ts';

const DAYS = 900;

/**
 * One daily KPI as businesses have them: a level of 300 to 200,000 a day that grows and wanders, weekday and yearly shape, ten
 * holidays a year (three deep falls, two rises), noise of 2 to 10 % with autocorrelation and heavy tails.
 */
export function simulatedSet(seed: number): TestSet {
  const draws = random(seed, 7);
  const between = (low: number, high: number) => low + (high - low) * draws.uniform();
  const level = between(Math.log(300), Math.log(200_000));
  const growth = between(-0.1, 0.4) / 365;
  const wandering = between(0.001, 0.006);
  const shape = centred(normals(draws, 7), between(0.05, 0.3));
  const [yearly, phase] = [between(0, 0.2), between(0, 1)];
  const holidays = normals(draws, 10).map((effect, index) => ({
    day: 5 + draws.integer(355),
    effect: index < 3 ? between(-0.7, -0.3) : index < 5 ? between(0.3, 0.8) : 0.25 * effect,
  }));
  const [sigma, autocorrelation] = [between(0.02, 0.1), between(0, 0.6)];

  let drift = 0;
  let noise = 0;
  const values = Array.from({ length: DAYS }, (_, day) => {
    drift += wandering * draws.normal();
    noise = autocorrelation * noise + Math.sqrt(1 - autocorrelation ** 2) * sigma * heavyTailed(draws);
    const holiday = holidays.find((one) => one.day === day % 365);
    const year = yearly * Math.sin(2 * Math.PI * (day / 365.25 + phase));
    const special = holiday ? holiday.effect + 0.06 * draws.normal() : 0;
    const mean = Math.exp(level + growth * day + drift + (shape[day % 7] ?? 0) + year + noise + special);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * draws.normal()));
  });
  const open = [true, true, true, true, true, true, true];
  return { name: `simulated ${seed}`, start: dayFromIso('2023-01-02'), values, open };
}
