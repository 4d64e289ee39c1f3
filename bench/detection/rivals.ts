import { addDays } from '../../src/calendar/day.ts';
import { fitProphet } from '../../src/forecast/prophet/fit-prophet.ts';
import { predict } from '../../src/forecast/prophet/predict/predict.ts';
import { FIRST_SCORED, START } from './generator.ts';
import type { Scores } from './scoring.ts';

const WEEKS = 8;
const DAY_MS = 86_400_000;
const PROPHET_EVERY_DAYS = 28;

/** A rule in use elsewhere: how far each day from `FIRST_SCORED` on is from what it expects, in units of its own threshold. */
export interface Rival {
  readonly name: string;
  readonly scores: (values: readonly number[], to: number) => Scores;
}

export const RIVALS: readonly Rival[] = [
  { name: 'same weekday, 3 sigma', scores: (values, to) => byDay(to, (day) => sameWeekday(values, day)) },
  {
    name: 'week over week, 20 %',
    scores: (values, to) => byDay(to, (day) => ((values[day] ?? 0) / Math.max(1, values[day - 7] ?? 0) - 1) / 0.2),
  },
  { name: 'fixed Prophet band, 95 %', scores: prophetBand },
];

function byDay(to: number, score: (day: number) => number): Scores {
  return Array.from({ length: to - FIRST_SCORED }, (_, day) => score(FIRST_SCORED + day));
}

/** Against mean and standard deviation of the last eight same weekdays. */
function sameWeekday(values: readonly number[], day: number): number {
  const past = Array.from({ length: WEEKS }, (_, back) => values[day - 7 * (back + 1)] ?? 0);
  const mean = past.reduce((sum, value) => sum + value, 0) / WEEKS;
  const deviation = Math.sqrt(past.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (WEEKS - 1));
  return ((values[day] ?? 0) - mean) / Math.max(deviation, 1e-9) / 3;
}

/** Prophet's defaults, fitted every four weeks to the days before, without a calendar; its own 95 % band. */
function prophetBand(values: readonly number[], to: number): Scores {
  const scores: number[] = [];
  for (let origin = FIRST_SCORED; origin < to; origin += PROPHET_EVERY_DAYS) {
    const days = Array.from({ length: Math.min(PROPHET_EVERY_DAYS, to - origin) }, (_, ahead) => origin + ahead);
    const times = (indices: readonly number[]) => indices.map((index) => addDays(START, index) * DAY_MS);
    const fit = fitProphet({
      ds: times(Array.from({ length: origin }, (_, index) => index)),
      y: values.slice(0, origin),
    });
    const band = fit && predict(fit, { ds: times(days) }, 0.95);
    days.forEach((day, ahead) => {
      const yhat = band?.yhat[ahead] ?? 0;
      const edge = (values[day] ?? 0) < yhat ? band?.yhat_lower[ahead] : band?.yhat_upper[ahead];
      scores.push(((values[day] ?? 0) - yhat) / Math.max(1e-9, Math.abs((edge ?? 0) - yhat)));
    });
  }
  return scores;
}
