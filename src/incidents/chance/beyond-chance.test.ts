import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { random } from '../../demo/chance/random.ts';
import type { NodeDay } from '../tree/node-day.ts';
import { incidentRules } from '../rules.ts';
import { beyondChance } from './beyond-chance.ts';

const DAY = dayFromIso('2026-03-02');
const { ofDay, ofWindow } = incidentRules.tails;

function alertOf(slice: number, score: number, isWindow: boolean): NodeDay {
  return {
    ...{ metric: 'revenue', slice: `s=${slice}`, day: DAY, status: 'warning', favourable: false },
    ...{ value: 50, yhat: 100, yhatBefore: 100, windowScores: [] },
    score: isWindow ? -1 : score,
    decidedBy: isWindow ? 'cumulative_error' : 'forecast_error',
    window: isWindow ? { days: 7, score, gap: -100 } : null,
  };
}

/** Scores by chance, with the tail of their channel. */
function drawnDay(uniform: number): number {
  return -ofDay.from * (1 - uniform) ** (-1 / ofDay.power);
}

function drawnWindow(uniform: number): number {
  return -Math.sqrt(ofWindow.from ** 2 - 2 * ofWindow.spread ** 2 * Math.log(1 - uniform));
}

test.each([30, 300])(
  'of the days on which nothing happened in %d slices, one in thirty has more than chance',
  (slices) => {
    const draws = random(1, slices);
    const days = 3000;
    let found = 0;
    for (let day = 0; day < days; day++) {
      const alerts = Array.from({ length: slices }, (_, slice) => ({ slice, at: draws.uniform() })).flatMap(
        ({ slice, at }) => {
          if (at < ofDay.chance) return alertOf(slice, drawnDay(draws.uniform()), false);
          return at < ofDay.chance + ofWindow.chance ? alertOf(slice, drawnWindow(draws.uniform()), true) : [];
        },
      );
      if (beyondChance(alerts, slices).size > 0) found++;
    }
    // A hundred by expectation, with a standard deviation of ten.
    expect(found).toBeGreaterThan(60);
    expect(found).toBeLessThan(130);
  },
);

test('of the chance that a thousand slices have, a day has three quarters and several days together one', () => {
  const alone = (score: number, isWindow: boolean): boolean =>
    beyondChance([alertOf(0, score, isWindow)], 1000).size > 0;
  const rarity = ({ chance, share }: typeof ofDay | typeof ofWindow): number =>
    1 - (share * incidentRules.falseSliceShare) / (1000 * chance);
  for (const [score, isWindow] of [
    [drawnDay(rarity(ofDay)), false],
    [drawnWindow(rarity(ofWindow)), true],
  ] as const) {
    expect(alone(1.01 * score, isWindow)).toBe(true);
    expect(alone(0.99 * score, isWindow)).toBe(false);
  }
});
