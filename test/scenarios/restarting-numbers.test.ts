import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/warehouse/source.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { loading, type Loading } from '../fixtures/loading.ts';
import { sourceOf } from '../fixtures/source.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount', 'currency'];

function till(changes: Partial<Source> = {}): Source {
  return sourceOf('fact_sales', COLUMNS, { id: 'till', ...changes });
}

/** Rows of `number day-of-March HH:MM amount currency`. */
function rows(...lines: readonly string[]): string[] {
  return [
    COLUMNS.join(','),
    ...lines.map((line) => {
      const [number = '', day = '', time = '', amount = '', currency = 'EUR'] = line.split(' ');
      return `${number},1,2024-${day}T${time},${amount},${currency}`;
    }),
  ];
}

const FIRST = rows('1 03-01 10:01 20.5', '2 03-01 10:02 30.5');
const NEXT_DAY = rows('1 03-02 10:01 11.5', '2 03-02 10:02 12.5');

async function facts(store: Loading): Promise<string[]> {
  const found = await store.db.query('select order_id, amount from fact_sales order by business_day, order_id, amount');
  return found.map((row) => `${String(row['order_id'])} ${Number(row['amount'])}`);
}

async function refusal(load: Promise<unknown>): Promise<string> {
  return load.then(
    () => 'loaded',
    (error: unknown) => String(error instanceof Error ? error.message : error).replaceAll(/\S*\//g, ''),
  );
}

describe.each(scenarioEngines)('in $name', (engine) => {
  test('numbers that restart in the file of the next day replace nothing, and the error says what to declare', async () => {
    await using store = await loading(engine);
    await store.load(till(), '03a.csv', FIRST);
    expect(await refusal(store.load(till(), '03b.csv', NEXT_DAY))).toBe(
      [
        "03b.csv:2: order '1' is another sale here than in 03a.csv: 2024-03-02, 11.5000 EUR instead of 2024-03-01, 20.5000 EUR",
        '2 of the 2 lines whose numbers the store has are other sales, and would replace those: the file was not loaded',
        "if order numbers restart, declare 'numbers_restart: daily' under sources.till (daily, monthly, yearly or each_file)",
        "if these are corrections of the same orders, declare 'numbers_restart: never'",
      ].join('\n  '),
    );
    expect(await facts(store)).toEqual(['1 20.5', '2 30.5']);
    const daily = till({ numbersRestart: 'daily' });
    await store.load(daily, '03a.csv', FIRST);
    await store.load(daily, '03b.csv', NEXT_DAY);
    expect(await facts(store)).toEqual([
      '2024-03-01/1 20.5',
      '2024-03-01/2 30.5',
      '2024-03-02/1 11.5',
      '2024-03-02/2 12.5',
    ]);
  });

  test.each([
    [
      'more sales than the day before',
      FIRST,
      rows('1 03-02 9:01 1', '2 03-02 9:02 2', ...['3', '4', '5', '6'].map((n) => `${n} 03-02 10:00 7`)),
      'daily',
    ],
    ['one sale a day', rows('1 03-01 10:01 20.5'), rows('1 03-02 10:01 11.5'), 'daily'],
    ['the next month', FIRST, rows('1 04-01 10:01 11.5', '2 04-03 10:02 12.5', '3 04-03 10:03 8'), 'monthly'],
    ['two tills on one day', FIRST, rows('1 03-01 11:41 7', '2 03-01 12:02 9'), 'each_file'],
    ['another currency', FIRST, rows('1 03-01 10:01 20.5 USD', '2 03-01 10:02 30.5 USD'), 'each_file'],
  ] as const)('%s: the load is refused, and no row is lost as advised', async (_, first, second, numbersRestart) => {
    await using store = await loading(engine);
    const padded = (lines: readonly string[]): string[] => lines.map((line) => line.replace('T9:', 'T09:'));
    await store.load(till(), 'a.csv', padded(first));
    const message = await refusal(store.load(till(), 'b.csv', padded(second)));
    expect(message).toContain(`declare 'numbers_restart: ${numbersRestart === 'monthly' ? 'daily' : numbersRestart}'`);
    const declared = till({ numbersRestart });
    await store.load(declared, 'a.csv', padded(first));
    await store.load(declared, 'b.csv', padded(second));
    expect((await facts(store)).length).toBe(first.length + second.length - 2);
  });

  test('a file that is written anew each day keeps the sales of the days before', async () => {
    await using store = await loading(engine);
    await store.load(till(), 'today.csv', FIRST);
    expect(await refusal(store.load(till(), 'today.csv', NEXT_DAY))).toContain("declare 'numbers_restart: daily'");
    const daily = till({ numbersRestart: 'daily' });
    await store.load(daily, 'today.csv', FIRST);
    await store.load(daily, 'today.csv', NEXT_DAY);
    expect((await facts(store)).length).toBe(4);
  });

  test('numbers that restart within a file are refused at their line, and accepted once that is declared', async () => {
    await using store = await loading(engine);
    const both = [...FIRST, ...NEXT_DAY.slice(1)];
    expect(await refusal(store.load(till(), 'a.csv', both))).toContain(
      [
        "a.csv:4:1 (order_id): '1' repeats the identity of line 2",
        "  a.csv:5:1 (order_id): '2' repeats the identity of line 3",
        "  if order numbers restart within the file, declare 'numbers_restart: daily' (monthly or yearly) under sources.till",
      ].join('\n'),
    );
    await store.load(till({ numbersRestart: 'daily' }), 'a.csv', both);
    expect((await facts(store)).length).toBe(4);
  });

  test('corrections are accepted: of the same file, of a few lines, of amounts, and any once that is declared', async () => {
    await using store = await loading(engine);
    await store.load(till(), 'a.csv', rows('1 03-01 10:01 20.5', '2 03-01 10:02 30.5', '3 03-01 10:03 4'));
    await store.load(till(), 'a.csv', rows('1 03-01 10:01 21', '2 03-01 10:02 31', '3 03-02 10:03 4'));
    await store.load(
      till(),
      'late.csv',
      rows('1 03-01 10:01 22', '2 03-01 10:02 32', '4 03-03 9:00 1'.replace('9:', '09:')),
    );
    await store.load(till({ numbersRestart: 'never' }), 'moved.csv', rows('1 03-05 10:01 22', '2 03-05 10:02 32'));
    expect(await facts(store)).toEqual(['3 4', '4 1', '1 22', '2 32']);
  });

  test('a file without line numbers: the advice about a number of another file loses nothing', async () => {
    await using store = await loading(engine);
    const plain = (changes: Partial<Source> = {}): Source =>
      sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { id: 'till', ...changes });
    const lines = (day: string): string[] => [
      'order_id,ts,amount',
      `1,2024-03-0${day}T10:00,5`,
      `2,2024-03-0${day}T11:00,6`,
    ];
    await store.load(plain(), 'a.csv', lines('1'));
    expect(await refusal(store.load(plain(), 'b.csv', lines('2')))).toBe(
      "b.csv:2:1 (order_id): '1' is an order of which a.csv has lines already: if order numbers restart, declare 'numbers_restart: daily' (monthly, yearly or each_file) under sources.till; else map line_no, or keep each order in one file",
    );
    const daily = plain({ numbersRestart: 'daily' });
    await store.load(daily, 'a.csv', lines('1'));
    await store.load(daily, 'b.csv', lines('2'));
    expect((await facts(store)).length).toBe(4);
  });
});
