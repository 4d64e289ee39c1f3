import { expect, test } from 'vitest';
import { possibleAnswers, flagText, questionText } from './question-text.ts';

const days = {
  setting: 'time_format',
  column: 'date',
  formats: ['DD/MM/YYYY', 'MM/DD/YYYY'],
  example: '03/04/2024',
} as const;
const sign = { setting: 'decimal', column: 'amount', example: '1,234' } as const;

test('the question about day and month has both readings in words', () => {
  expect(possibleAnswers(days)).toEqual([
    { value: 'DD/MM/YYYY', words: 'Wed 3 Apr 2024' },
    { value: 'MM/DD/YYYY', words: 'Mon 4 Mar 2024' },
  ]);
});

test('the question about a sign has its meaning in words', () => {
  expect(possibleAnswers(sign).map(({ value }) => value)).toEqual([',', '.']);
  expect(questionText(sign)).toMatch(/^'1,234' in amount could have a decimal sign or one between thousands/);
  expect(flagText(sign)).toMatch(/^--decimal , if it has a decimal sign: 1,234 is less than a thousand/);
});
