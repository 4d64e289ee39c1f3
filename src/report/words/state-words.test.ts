import { expect, test } from 'vitest';
import { metric } from '../../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { stateWords } from './state-words.ts';

const revenue = metric();

test('every state has its own shape and word, a favourable one too', () => {
  const words = [
    ...[52_600, 45_000, 1].map((value) => stateWords({ verdict: verdictOn(revenue, value, expected()) })),
    stateWords({ verdict: verdictOn(revenue, 60_000, expected()) }),
    ...(['learning', 'no_data', 'late_data', 'closed'] as const).map((status) =>
      stateWords({ verdict: { status, value: null, expectation: null } }),
    ),
  ];
  expect(words.map(({ word, tone }) => `${word}: ${tone}`)).toEqual([
    'Normal: normal',
    'Warning: warning',
    'Critical: critical',
    'Unusual (good): good',
    'Learning: unknown',
    'No data: unknown',
    'Late data: unknown',
    'Closed: unknown',
  ]);
  expect(new Set(words.map(({ shape }) => shape)).size).toBe(words.length);
});
