import { expect, test } from 'vitest';
import { dayFromIso } from '../../../calendar/day.ts';
import type { DataStop } from '../../data-stop.ts';
import { dataStopSentence, silenceText } from './data-stop-text.ts';

const stop = (changes: Partial<DataStop> = {}) =>
  dataStopSentence({
    sources: ['sales'],
    isAll: true,
    isRevenue: true,
    lastDay: dayFromIso('2023-12-31'),
    isSameDay: true,
    daysAgo: 20,
    usualSilence: 0,
    ...changes,
  });

test('says what stopped, when, and what to do', () => {
  expect(stop()).toBe(
    'Your data stopped on Sun 31 Dec 2023, 20 days ago. Load a newer file. If nothing happened since then, declare sources.sales.complete_through; if no more will come, declare business.as_of.',
  );
});

test('names the sources that stopped where others deliver', () => {
  const both = { isAll: false, sources: ['sales', 'log'] };
  expect([true, false].map((isSameDay) => stop({ ...both, isSameDay }).split('.')[0])).toEqual([
    'The data of sales, log stopped on Sun 31 Dec 2023, 20 days ago',
    'The data of sales, log stopped, the first on Sun 31 Dec 2023, 20 days ago',
  ]);
  expect(stop(both)).toContain('declare complete_through in their sources; if no more will come');
});

test('says which silence is usual in a sparse source', () => {
  expect(stop({ daysAgo: 30, usualSilence: 24 })).toBe(
    'Your data stopped on Sun 31 Dec 2023, 30 days ago. At most 24 days without rows are usual. Load a newer file. If nothing happened since then, declare sources.sales.complete_through; if no more will come, declare business.as_of.',
  );
});

test('says what is noticed in a sparse source, and nothing where each day counts', () => {
  expect([0, 1, 19].map(silenceText)).toEqual([
    '',
    'more than 1 day without rows would be noticed',
    'more than 19 days without rows would be noticed',
  ]);
});
