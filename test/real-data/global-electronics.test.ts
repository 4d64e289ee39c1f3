import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decimal } from '../fixtures/daily-twin.ts';
import { brokenChecks, examples, type Example } from '../fixtures/example.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { isLongRun } from '../run-size.ts';

const dataFolder = inject('dataFolder');
const DAY_MS = 86_400_000;

/** The rows of a CSV without line ends in its fields, by column. */
function rowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const fields = (line: string): string[] => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const names = fields(header);
  return lines.map((line) => Object.fromEntries(fields(line).map((field, index) => [names[index] ?? '', field])));
}

/** A written decimal as a whole number of units of 10^-places. */
function units(text: string, places: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** The nearest whole number to a fraction, halves away from zero. */
function divided(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const nearest = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -nearest : nearest;
}

/** The net of each day in dollars: every line divided by the rate of its day, exactly, and rounded once. */
function netByDay(folder: string): { day: string; net: string }[] {
  const rates = rowsOf(readFileSync(join(folder, 'reference/global_electronics_fx.csv'), 'utf8'));
  const perUsd = new Map(rates.map((row) => [`${row['date']} ${row['currency']}`, units(row['per_usd'] ?? '', 8)]));
  const rateOn = (day: string, currency: string): bigint => {
    for (let back = 0; back <= 7; back++) {
      const earlier = new Date(Date.parse(day) - back * DAY_MS).toISOString().slice(0, 10);
      const rate = perUsd.get(`${earlier} ${currency}`);
      if (rate !== undefined) return rate;
    }
    throw new Error(`no rate of ${currency} for ${day}`);
  };
  const net = new Map<string, bigint>();
  const sales = gunzipSync(readFileSync(join(folder, 'sales/global_electronics.csv.gz'))).toString();
  for (const { ts = '', amount = '', currency = '' } of rowsOf(sales)) {
    const day = ts.slice(0, 10);
    const cents = units(amount, 4);
    const base = currency === 'USD' ? cents : divided(cents * 10n ** 8n, rateOn(day, currency));
    net.set(day, (net.get(day) ?? 0n) + base);
  }
  return [...net].map(([day, total]) => ({ day, net: decimal(total) })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

describe.skipIf(dataFolder === null || !isLongRun)('global_electronics', () => {
  let shops: Example[] = [];

  beforeAll(async () => {
    shops = await examples('global-electronics', dataFolder ?? '', 200);
  }, 300_000);

  afterAll(async () => {
    await Promise.all(shops.map(async (shop) => shop[Symbol.asyncDispose]()));
  });

  test('has on every day the net in dollars that exact arithmetic gives', async () => {
    const wanted = netByDay(dataFolder ?? '');
    expect(wanted.length).toBeGreaterThan(1600);
    for (const { db } of shops) {
      expect(await db.query('select day, net from daily_kpis order by day')).toEqual(wanted);
    }
  }, 120_000);

  test('comes in whole, and keeps every equation', async () => {
    for (const { db, result } of shops) {
      expect(result.receipts.map(({ file, rowsRead, rejects }) => [file, rowsRead, rejects.length])).toEqual([
        ['global_electronics_fx.csv', 11_215, 0],
        ['global_electronics.csv.gz', 62_884, 0],
      ]);
      expect(await brokenChecks(db)).toEqual([]);
    }
  }, 120_000);

  test('is judged alike on every engine', async () => {
    const verdicts = await Promise.all(shops.map(async ({ db }) => rowsText(db, 'select * from verdicts')));
    expect(verdicts[0]?.length).toBeGreaterThan(500);
    expect(verdicts).toEqual(verdicts.map(() => verdicts[0]));
  });
});
