import { afterEach, expect, test } from 'vitest';
import { axisText } from '../charts/drawing/axis-text.ts';
import { decimalText, shareText, valueText } from './format.ts';
import { writeNumbersAsIn } from './number-locale.ts';
import { roundText } from './incidents/limit-text.ts';
import { signedText } from './signed-text.ts';

afterEach(() => writeNumbersAsIn('en-GB'));

/** The forms of Unicode's CLDR: separators, and the place of the sign of the currency. */
test.each([
  ['en-GB', 'EUR', ['€38,420', '€52.56', '€1.46M', '−€9,800', '€50k', '1,234.5', '2.1%', '+1.9 points']],
  ['de-DE', 'EUR', ['38.420 €', '52,56 €', '1,46M €', '−9.800 €', '50k €', '1.234,5', '2,1%', '+1,9 points']],
  ['fr-FR', 'EUR', ['38 420 €', '52,56 €', '1,46M €', '−9 800 €', '50k €', '1 234,5', '2,1%', '+1,9 points']],
  ['de-CH', 'CHF', ["CHF 38'420", 'CHF 52.56', 'CHF 1.46M', "−CHF 9'800", 'CHF 50k', "1'234.5", '2.1%', '+1.9 points']],
  ['nl-NL', 'EUR', ['€ 38.420', '€ 52,56', '€ 1,46M', '−€ 9.800', '€ 50k', '1.234,5', '2,1%', '+1,9 points']],
  ['pl-PL', 'PLN', ['38 420 zł', '52,56 zł', '1,46M zł', '−9800 zł', '50k zł', '1234,5', '2,1%', '+1,9 points']],
  ['en-IN', 'INR', ['₹38,420', '₹52.56', '₹1.46M', '−₹9,800', '₹50k', '1,234.5', '2.1%', '+1.9 points']],
] as const)('%s writes %s as CLDR does', (locale, currency, expected) => {
  writeNumbersAsIn(locale);
  const texts = [
    ...[38_420, 52.555, 1_463_000, -9800].map((value) => valueText(value, 'currency', currency)),
    axisText(50_000, 10_000, 'currency', currency),
    decimalText(1234.5, 1),
    shareText(0.0213),
    signedText(0.0191, 'share', currency),
  ];
  // Versions of CLDR differ in the apostrophe.
  expect(texts.map((text) => text.replaceAll('\u00A0', ' ').replaceAll('’', "'"))).toEqual(expected);
});

test('digits are those of the sentences in every locale', () => {
  writeNumbersAsIn('ar-EG');
  expect(decimalText(1234.5, 1)).toMatch(/1.?234.5/);
});

test.each([
  ['en-GB', ['2%', '2.5%', '1,000%']],
  ['de-DE', ['2%', '2,5%', '1.000%']],
])('a limit is a round number in %s', (locale, expected) => {
  writeNumbersAsIn(locale);
  expect([0.02, 0.025, 10].map((limit) => roundText(valueText(limit, 'share', '')))).toEqual(expected);
});
