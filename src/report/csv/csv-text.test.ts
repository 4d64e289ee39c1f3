import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test('quotes only texts with commas, quotes or line breaks', () => {
  expect(csvText('Wool beanie')).toBe('Wool beanie');
  expect(csvText('')).toBe('');
  expect(csvText('Trekking poles, pair')).toBe('"Trekking poles, pair"');
  expect(csvText('Tent "Fjord 2"')).toBe('"Tent ""Fjord 2"""');
  expect(csvText('two\nlines')).toBe('"two\nlines"');
});
