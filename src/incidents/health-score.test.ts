import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healthScore, type ScoredIncident } from './health-score.ts';

const incident = (metric: string, severity: ScoredIncident['severity'], isVital = false): ScoredIncident => {
  return { id: `${metric}-1`, metric, severity, isVital };
};

test('100 without an open incident, and at most 89, 69 or 49 with one', () => {
  expect(healthScore([])).toEqual({ score: 100, lost: [] });
  expect(healthScore([incident('a', 'warning')]).score).toBe(89);
  expect(healthScore([incident('a', 'critical')]).score).toBe(69);
  expect(healthScore([incident('revenue', 'critical', true)]).score).toBe(49);
  expect(healthScore([incident('revenue', 'warning', true)]).score).toBe(75);
});

test('each incident has its share of what is lost', () => {
  // −ln(0.5) = 0.693 and −ln(0.8) = 0.223 of 60 lost points: 45.4 and 14.6.
  expect(healthScore([incident('revenue', 'critical', true), incident('errors', 'critical')])).toEqual({
    score: 40,
    lost: [
      { id: 'revenue-1', points: 45 },
      { id: 'errors-1', points: 15 },
    ],
  });
});

test('the score is whole, falls with every incident, is 90 or more exactly without one, and its parts add up', () => {
  const incidents = fc.array(
    fc.record({
      id: fc.uuid(),
      metric: fc.constantFrom('revenue', 'a', 'b', 'c', 'd'),
      severity: fc.constantFrom('warning', 'critical'),
    } as const),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(incidents, (drawn) => {
      const open = drawn.map((one) => ({ ...one, isVital: one.metric === 'revenue' }));
      const { score, lost } = healthScore(open);
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      expect(score >= 90).toBe(open.length === 0);
      expect(lost.reduce((sum, { points }) => sum + points, 0)).toBe(100 - score);
      expect(lost.every(({ points }) => Number.isInteger(points) && points >= 0)).toBe(true);
      for (const [index] of open.entries())
        expect(healthScore(open.toSpliced(index, 1)).score).toBeGreaterThanOrEqual(score);
    }),
  );
});
