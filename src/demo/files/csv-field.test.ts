import { expect, test } from 'vitest';
import { csvField } from './csv-field.ts';

test('quotes a text only where commas, quotes or line ends ask for it', () => {
  expect(csvField('Wool beanie')).toBe('Wool beanie');
  expect(csvField('')).toBe('');
  expect(csvField('Trekking poles, pair')).toBe('"Trekking poles, pair"');
  expect(csvField('Tent "Fjord 2"')).toBe('"Tent ""Fjord 2"""');
  expect(csvField('two\nlines')).toBe('"two\nlines"');
});
