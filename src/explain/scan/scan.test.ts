import { describe, expect, test } from 'vitest';
import { random } from '../../demo/chance/random.ts';
import { leavesOf, type Leaves } from './leaves.ts';
import { scan } from './scan.ts';

const COUNTRIES = ['AT', 'CH', 'DE', 'FR'];
const CHANNELS = ['app', 'shop', 'web'];
const NOISE = { dispersion: 1, spread: 0.1 };

/** Twelve leaves of counts, each expected 200 times its factor. */
function changed(factorOf: (country: string, channel: string) => number, expected = 200, seed = 1): Leaves {
  const draws = random(seed, 1);
  const rows = COUNTRIES.flatMap((country) => CHANNELS.map((channel) => [country, channel] as const));
  const actual = rows.map(([country, channel]) =>
    Math.max(0, Math.round(200 * factorOf(country, channel) * (1 + 0.05 * draws.normal()))),
  );
  const first = rows.map(([country, channel]) => (factorOf(country, channel) > 100 ? 0 : expected));
  return leavesOf(['country', 'channel'], rows, Float64Array.from(actual), Float64Array.from(first));
}

function named(leaves: Leaves): string[] {
  return scan(leaves, NOISE).map(({ slice }) => slice.map(({ value }) => value).join(' '));
}

describe('the slice that a scan names first', () => {
  test('is the one whose leaves all changed, though one of them changed most', () => {
    const factors: Readonly<Record<string, number>> = { app: 8, shop: 2, web: 3 };
    expect(named(changed((country, channel) => (country === 'DE' ? (factors[channel] ?? 1) : 1)))[0]).toBe('DE');
  });

  test('is the one within, where the rest of a slice did not change', () => {
    expect(named(changed((country, channel) => (country === 'DE' && channel === 'app' ? 8 : 1)))).toEqual(['DE app']);
    expect(named(changed((country, channel) => (country === 'DE' && channel === 'app' ? 0.1 : 1)))).toEqual(['DE app']);
  });

  test('is the whole slice that rose from nothing', () => {
    expect(named(changed((country) => (country === 'DE' ? 101 : 1)))).toEqual(['DE']);
  });

  test.each([0.1, 1])(
    'is the one with a correction far below zero, where next to nothing was expected, spread %d',
    (spread) => {
      const leaves = changed(() => 1);
      const [actual, expected] = [leaves.actual.with(4, -50_000), leaves.expected.with(4, 0)];
      const found = scan({ ...leaves, actual, expected }, { dispersion: 1, spread });
      expect(found[0]?.slice.map(({ value }) => value)).toEqual(['CH', 'shop']);
    },
  );

  test('is none, where nothing changed', () => {
    for (let seed = 1; seed <= 50; seed++) expect(named(changed(() => 1, 200, seed))).toEqual([]);
  });
});
