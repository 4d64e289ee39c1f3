import { expect, test } from 'vitest';
import { figureInSentence, figureText } from './figure-text.ts';

const figure = {
  status: 'normal',
  state: 'Normal',
  y: 731,
  yhat: 1024,
  intervals: [{ level: 0.8, lower: 950, upper: 1100 }],
  warning_lower: 900,
  warning_upper: 1150,
  deviation_pct: -28.6,
  known_days: 400,
  special_day: null,
  decided_by: 'within',
} as const;

test.each([
  ['how far from the expected', {}, 'count', '29% below 1,024'],
  ['as expected', { y: 1024.2, deviation_pct: 0.02 }, 'count', 'as expected'],
  [
    'the boundary of a rate',
    { y: 0.021, yhat: 0.002, deviation_pct: 950, warning_lower: null, warning_upper: 0.006 },
    'share',
    'at most 0.6%',
  ],
  [
    'small shares with the digits that tell them apart',
    { status: 'critical', y: 0.00048, yhat: 0.0003, deviation_pct: 61.4, warning_lower: 0.0002, warning_upper: 0.0004 },
    'share',
    '61% above 0.030%',
  ],
  [
    'a declared limit, within the boundary',
    { status: 'warning', y: 0.005, yhat: 0.004, decided_by: 'above_limit', warning_lower: null, warning_upper: 0.006 },
    'share',
    'above its limit',
  ],
  ['the boundary for many times the expected value', { y: 5000, deviation_pct: 388 }, 'ms', 'at most 1,150 ms'],
  [
    'an expected value of zero',
    { y: 3, yhat: 0, deviation_pct: null, warning_upper: null, warning_lower: null },
    'count',
    '0 expected',
  ],
  ['as expected within the 80 % band', { y: 951, deviation_pct: -7.1 }, 'count', 'as expected'],
  ['unclear', { status: 'unclear', state: 'Unclear' }, 'count', 'Varies too much'],
  ['learning', { status: 'learning', state: 'Learning', known_days: 9 }, 'count', 'Learning, 9 of 14 days'],
  ['first holiday', { status: 'learning', state: 'Learning', special_day: 'May Day' }, 'count', 'First May Day'],
  ['late', { status: 'late_data', state: 'Late data', y: null }, 'count', 'Not judged yet'],
  ['closed', { status: 'closed', state: 'Closed', y: null }, 'count', 'Closed'],
] as const)('says %s', (_, changes, unit, text) => {
  expect(figureText({ ...figure, ...changes }, unit, 'EUR')).toBe(text);
});

test.each([
  ['without the expected value, which the evidence has', {}, 'count', '29% below expected'],
  [
    'with a boundary as what is normal',
    { y: 0.021, yhat: 0.002, deviation_pct: 950, warning_lower: null, warning_upper: 0.006 },
    'share',
    'at most 0.6% is normal',
  ],
] as const)('says in a sentence %s', (_, changes, unit, text) => {
  expect(figureInSentence({ ...figure, ...changes }, unit, 'EUR')).toBe(text);
});
