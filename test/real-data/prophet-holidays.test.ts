import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { isoDay } from '../../src/calendar/day.ts';
import { shoppingDays } from '../../src/config/calendar/shopping-days.ts';
import { countryHolidays } from '../../src/config/calendar/country-holidays.ts';

const dataFolder = inject('dataFolder');
const FILE = 'reference/prophet_generated_holidays.csv.gz';

/**
 * By country, of 2015 to 2026: the share of Prophet's holidays that are ours too, and of ours that are Prophet's. Prophet 1.1 took its
 * table from python-holidays. It has no bank holidays (Christmas Eve in AT, DE and NL; carnival in BR), no Juneteenth and no holidays proclaimed once, such as
 * the coronation of 2023 in GB; for GB it has those of Scotland and Northern Ireland too, for NL Liberation Day in every year, and for
 * NO and SE every Sunday.
 */
const SHARES: readonly (readonly [country: string, theirsInOurs: number, oursInTheirs: number])[] = [
  ['AT', 1, 0.867],
  ['BR', 1, 0.604],
  ['CZ', 1, 0.994],
  ['DE', 1, 0.82],
  ['EE', 1, 1],
  ['ES', 1, 0.787],
  ['FI', 1, 0.938],
  ['GB', 0.61, 0.959],
  ['IT', 1, 0.993],
  ['LU', 1, 1],
  ['NL', 0.973, 0.9],
  ['NO', 0.201, 0.881],
  ['PL', 1, 0.987],
  ['PT', 1, 0.974],
  ['SE', 0.246, 1],
  ['US', 1, 0.943],
];

describe.skipIf(dataFolder === null)("holidays by country beside Prophet's", () => {
  const theirs = new Map<string, Set<string>>();

  beforeAll(() => {
    for (const [ds, , country] of prophetRows()) {
      if (ds !== undefined && country !== undefined && isOfInterest(ds))
        theirs.set(country, (theirs.get(country) ?? new Set()).add(ds));
    }
  });

  test.each(SHARES)('%s', async (country, theirsInOurs, oursInTheirs) => {
    const ours = new Set((await countryHolidays(country, null)).map(({ ds }) => isoDay(ds)).filter(isOfInterest));
    const prophets = theirs.get(country) ?? new Set();
    const both = Array.from(ours).filter((ds) => prophets.has(ds)).length;
    expect(both / prophets.size).toBeCloseTo(theirsInOurs, 2);
    expect(both / ours.size).toBeCloseTo(oursInTheirs, 2);
  });
});

describe.skipIf(dataFolder === null)("shopping days beside Prophet's holidays", () => {
  const prophets = (country: string, name: RegExp): string[] =>
    prophetRows()
      .filter((row) => row[2] === country && name.test(row[1] ?? '') && (row[0] ?? '') >= '2000-02-01')
      .map(([ds = '']) => ds);

  test('Lunar New Year begins on the same day in every year', async () => {
    const ours = (await shoppingDays(['lunar_new_year'], null)).map(({ ds }) => isoDay(ds));
    expect(ours.filter((_, index) => index % 7 === 0).slice(0, 45)).toEqual(prophets('CN', /^Chinese New Year$/));
  });

  test('the day after Ramadan is within a day of the feast in Turkey', async () => {
    const ours = (await shoppingDays(['ramadan'], null)).map(({ ds }) => ds);
    const ends = ours.filter((day) => !ours.some((other) => other === day + 1)).map((day) => day + 1);
    const theirs = prophets('TR', /^Ramadan Feast$/).map((iso) => Date.parse(iso) / 86_400_000);
    expect(theirs.length).toBeGreaterThan(30);
    for (const day of theirs) expect(Math.min(...ends.map((end) => Math.abs(end - day)))).toBeLessThanOrEqual(1);
  });
});

function isOfInterest(iso: string): boolean {
  return iso >= '2015-01-01' && iso <= '2026-12-31';
}

let parsed: string[][] | null = null;

/** The rows of Prophet's table, which takes a while to parse. */
function prophetRows(): string[][] {
  parsed ??= parse(gunzipSync(readFileSync(join(dataFolder ?? '', FILE))), { from_line: 2 });
  return parsed;
}
