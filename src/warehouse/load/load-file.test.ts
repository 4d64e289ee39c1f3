import { describe, expect, test } from 'vitest';
import { engines, turns } from '../../../test/fixtures/databases.ts';
import { loading, NOW } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { rowsText, storeText } from '../../../test/fixtures/store-text.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadRejects } from './receipts.ts';
import { CsvError } from '../files/csv/csv-error.ts';
import { LoadError, type Reject } from '../load-error.ts';
import { loadFile } from './load-file.ts';

const HEADER = 'order_id,line_no,ts,amount';
const shop = sourceOf('fact_sales', HEADER.split(','));
const lenient = { ...shop, maxRejectedShare: 0.5 };
const wholeDays = { ...shop, mode: 'replace_days' as const };

const EVENT_HEADER = 'ts,service,latency_ms,is_error';
const events = sourceOf('fact_ops_events', EVENT_HEADER.split(','), { id: 'log', zone: 'UTC' });

const RATE_HEADER = 'day,currency,per_base';
const rates = sourceOf('fx_rates', RATE_HEADER.split(','), { id: 'bank' });

/** `order/line amount` of every sale, sorted. */
async function sales(db: Database): Promise<string[]> {
  const rows = await db.query('select order_id, line_no, amount from fact_sales');
  return rows.map((row) => `${row['order_id']}/${row['line_no']} ${row['amount']}`).sort();
}

/** `table day` of every stale day, sorted. */
async function stale(db: Database): Promise<string[]> {
  const rows = await db.query('select fact_table, day from stale_days');
  return rows.map((row) => `${row['fact_table']} ${row['day']}`).sort();
}

async function forget(db: Database): Promise<void> {
  await db.script('delete from stale_days');
}

/** What a load that is refused says. */
async function refusal(load: Promise<unknown>): Promise<LoadError> {
  const error: unknown = await load.catch((thrown: unknown) => thrown);
  if (error instanceof LoadError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

function placed(rejects: readonly Reject[]): Omit<Reject, 'file'>[] {
  return rejects.map(({ file: _file, ...reject }) => reject);
}

describe.each(engines)('a load into $name', (engine) => {
  const turn = turns(engine);

  test.runIf(turn())('reads times of every pattern, also of one that an engine does not know', async () => {
    await using store = await loading(engine);
    const odd = { ...shop, timeFormat: 'DD_MM_YYYY', dateOnly: true };
    const lines = [HEADER, 'A,1,05_06_2026,10', 'B,1,06_06_2026,5.5'];
    expect(await store.load(odd, 'sales.csv', lines)).toMatchObject({ rowsAccepted: 2, rowsInserted: 2 });
    const dotted = { ...odd, timeFormat: 'DD.MM.YYYY', dateOnly: false };
    const refused = await refusal(store.load(dotted, 'other.csv', [HEADER, 'C,1,05.06.2026,1']));
    expect(refused.message).toContain('has no time of day');
  });

  test.runIf(turn())('of a file that the store has already changes nothing, and reads nothing', async () => {
    await using store = await loading(engine);
    const lines = [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5.5'];
    const first = await store.load(shop, 'sales.csv', lines);
    expect(first).toMatchObject({ isNew: true, rowsRead: 2, rowsAccepted: 2, rowsInserted: 2, rowsUpdated: 0 });
    const before = await storeText(store.db);
    expect(await store.load(shop, 'sales.csv', lines)).toMatchObject({ isNew: false, rowsRead: 0, rowsInserted: 0 });
    expect(await storeText(store.db)).toEqual(before);
  });

  test.runIf(turn())('of the same rows under another name leaves a receipt and no change', async () => {
    await using store = await loading(engine);
    const lines = [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5.5'];
    await store.load(shop, 'sales.csv', lines);
    await forget(store.db);
    const before = await storeText(store.db, ['loads']);
    expect(await store.load(shop, 'copy.csv', [lines[0] ?? '', ...lines.slice(1).reverse()])).toMatchObject({
      isNew: true,
      rowsRead: 2,
      rowsAccepted: 2,
      rowsInserted: 0,
      rowsUpdated: 0,
      rowsDeleted: 0,
    });
    expect(await storeText(store.db, ['loads'])).toEqual(before);
    expect(await rowsText(store.db, 'select file, rows_read, rows_inserted from loads')).toHaveLength(2);
  });

  test.runIf(turn())('replaces the older version of a corrected row, and marks its day alone as stale', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'june.csv', [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5.5']);
    await forget(store.db);
    const receipt = await store.load(shop, 'june.csv', [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,6']);
    expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 1, rowsDeleted: 0 });
    expect(await sales(store.db)).toEqual(['A/1 10.0000', 'B/1 6.0000']);
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-02']);
  });

  test.runIf(turn())('marks the old and the new business day of a moved row as stale', async () => {
    await using store = await loading(engine);
    // 22:30 in UTC is 00:30 of the next day in Berlin.
    await store.load(shop, 'june.csv', [HEADER, 'A,1,2026-06-01T22:30Z,10', 'B,1,2026-06-05T10:00,5']);
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-02', 'fact_sales 2026-06-05']);
    await forget(store.db);
    await store.load({ ...shop, numbersRestart: 'never' }, 'later.csv', [HEADER, 'A,1,2026-06-03T21:59Z,10']);
    expect(await sales(store.db)).toEqual(['A/1 10.0000', 'B/1 5.0000']);
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-02', 'fact_sales 2026-06-03']);
  });

  test.runIf(turn())('keeps days that an earlier load stale, once', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10']);
    await store.load(shop, 'b.csv', [HEADER, 'A,1,2026-06-01T10:00,11', 'B,1,2026-06-02T10:00,5']);
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-01', 'fact_sales 2026-06-02']);
  });

  test.runIf(turn())(
    'of whole days deletes the vanished rows, marks those days as stale, and leaves other days alone',
    async () => {
      await using store = await loading(engine);
      await store.load(wholeDays, 'june.csv', [
        HEADER,
        'A,1,2026-06-01T10:00,10',
        'A,2,2026-06-01T10:00,20',
        'B,1,2026-06-02T10:00,5',
        'C,1,2026-06-02T23:59,7',
        'D,1,2026-06-03T00:00,8',
      ]);
      await forget(store.db);
      const receipt = await store.load(wholeDays, 'again.csv', [
        HEADER,
        'A,1,2026-06-01T10:00,10',
        'B,1,2026-06-02T10:00,5',
      ]);
      expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsDeleted: 2 });
      expect(await sales(store.db)).toEqual(['A/1 10.0000', 'B/1 5.0000', 'D/1 8.0000']);
      expect(await stale(store.db)).toEqual(['fact_sales 2026-06-01', 'fact_sales 2026-06-02']);
    },
  );

  test.runIf(turn())(
    'of whole days keeps a row that moves from one to the other, and those of other sources',
    async () => {
      await using store = await loading(engine);
      await store.load({ ...shop, id: 'web' }, 'web.csv', [HEADER, 'A,9,2026-06-01T10:00,1']);
      await store.load(wholeDays, 'june.csv', [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-01T10:00,5']);
      await forget(store.db);
      const receipt = await store.load({ ...wholeDays, numbersRestart: 'never' }, 'second.csv', [
        HEADER,
        'A,1,2026-06-02T10:00,10',
      ]);
      expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 1, rowsDeleted: 0 });
      expect(await sales(store.db)).toEqual(['A/1 10.0000', 'A/9 1.0000', 'B/1 5.0000']);
      expect(await stale(store.db)).toEqual(['fact_sales 2026-06-01', 'fact_sales 2026-06-02']);
    },
  );

  test.runIf(turn())('of events by whole days removes those that vanished', async () => {
    await using store = await loading(engine);
    const source = { ...events, mode: 'replace_days' as const };
    await store.load(source, 'log.csv', [
      EVENT_HEADER,
      '2026-06-01T10:00:00,pay,12,0',
      '2026-06-01T10:00:00,pay,12,0',
      '2026-06-01T11:00:00,pay,13,0',
      '2026-06-02T11:00:00,pay,14,0',
    ]);
    await forget(store.db);
    const receipt = await store.load(source, 'again.csv', [EVENT_HEADER, '2026-06-01T10:00:00,pay,12,0']);
    expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsDeleted: 2 });
    expect(await rowsText(store.db, 'select latency_ms from fact_ops_events')).toEqual([
      '{"latency_ms":"12.0000"}',
      '{"latency_ms":"14.0000"}',
    ]);
    expect(await stale(store.db)).toEqual(['fact_ops_events 2026-06-01']);
  });

  test.runIf(turn())('keeps the sources apart, whose orders have the same names', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'shop.csv', [HEADER, 'A,1,2026-06-01T10:00,10']);
    const receipt = await store.load({ ...shop, id: 'web' }, 'web.csv', [HEADER, 'A,1,2026-06-01T10:00,99']);
    expect(receipt).toMatchObject({ rowsInserted: 1, rowsUpdated: 0 });
    expect(await sales(store.db)).toEqual(['A/1 10.0000', 'A/1 99.0000']);
  });

  test.runIf(turn())('reads a file again that is to be read in another way, and corrects its rows', async () => {
    await using store = await loading(engine);
    const lines = [HEADER, 'A,1,2026-06-01T23:30,10'];
    await store.load(shop, 'sales.csv', lines);
    await forget(store.db);
    const receipt = await store.load({ ...shop, zone: 'America/New_York' }, 'sales.csv', lines);
    expect(receipt).toMatchObject({ isNew: true, rowsInserted: 0, rowsUpdated: 1 });
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-01', 'fact_sales 2026-06-02']);
  });

  test.runIf(turn())(
    'of a file that is read in another way leaves nothing of the first reading, where rows have no names to be known by',
    async () => {
      await using store = await loading(engine);
      const dated = sourceOf('fx_rates', RATE_HEADER.split(','), { id: 'bank', timeFormat: 'DD/MM/YYYY' });
      const sold = sourceOf('fact_sales', [...HEADER.split(','), 'currency']);
      const lines = [RATE_HEADER, '02/06/2026,USD,2'];
      await store.load(dated, 'rates.csv', lines);
      await store.load(sold, 'sales.csv', [
        `${HEADER},currency`,
        'A,1,2026-06-03T10:00,10,USD',
        'B,1,2026-02-07T10:00,10,USD',
      ]);
      await store.load(events, 'log.csv', [EVENT_HEADER, '2026-06-01T23:30,pay,12,0', '2026-06-01T23:30,pay,12,0']);
      await forget(store.db);

      const american = { ...dated, timeFormat: 'MM/DD/YYYY' };
      expect(await store.load(american, 'rates.csv', lines)).toMatchObject({ rowsInserted: 1, rowsDeleted: 1 });
      expect(await rowsText(store.db, 'select day, currency from fx_rates')).toEqual([
        '{"day":"2026-02-06","currency":"USD"}',
      ]);
      const eastern = { ...events, zone: 'America/New_York' };
      const logged = [EVENT_HEADER, '2026-06-01T23:30,pay,12,0', '2026-06-01T23:30,pay,12,0'];
      expect(await store.load(eastern, 'log.csv', logged)).toMatchObject({ rowsInserted: 2, rowsDeleted: 2 });
      expect(await stale(store.db)).toEqual([
        'fact_ops_events 2026-06-02',
        'fact_sales 2026-02-07',
        'fact_sales 2026-06-03',
      ]);
    },
  );

  test.runIf(turn())('refuses a file that repeats an identity, with both places, and keeps nothing', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10']);
    const before = await storeText(store.db);
    const error = await refusal(
      store.load(shop, 'b.csv', [
        HEADER,
        'B,1,2026-06-01T10:00,1',
        'C,1,2026-06-01T10:00,2',
        'B,1,2026-06-01T10:00,3',
        'B,1,2026-06-01T10:00,4',
      ]),
    );
    expect(error.message).toMatch(/b\.csv:4:1 \(order_id\): 'B' repeats the identity of line 2/);
    expect(placed(error.rejects)).toEqual([
      { line: 4, column: 1, columnName: 'order_id', value: 'B', reason: 'repeats the identity of line 2' },
      { line: 5, column: 1, columnName: 'order_id', value: 'B', reason: 'repeats the identity of line 2' },
    ]);
    expect(await storeText(store.db)).toEqual(before);
  });

  test.runIf(turn())('sets a repeated identity aside where rejects are allowed, and keeps its first line', async () => {
    await using store = await loading(engine);
    const receipt = await store.load(lenient, 'b.csv', [
      HEADER,
      'B,1,2026-06-01T10:00,1',
      'C,1,2026-06-01T10:00,2',
      'B,1,2026-06-02T10:00,3',
    ]);
    expect(receipt).toMatchObject({ rowsRead: 3, rowsAccepted: 2, rowsInserted: 2 });
    expect(receipt.rejects).toMatchObject([{ line: 4, reason: 'repeats the identity of line 2' }]);
    expect(await sales(store.db)).toEqual(['B/1 1.0000', 'C/1 2.0000']);
    expect(await stale(store.db)).toEqual(['fact_sales 2026-06-01']);
  });

  test.runIf(turn())('names the event id that repeats, and the day of the rate that does', async () => {
    await using store = await loading(engine);
    const named = sourceOf('fact_ops_events', ['ts', 'service', 'is_error', 'event_id'], { id: 'log', zone: 'UTC' });
    const repeated = await refusal(
      store.load(named, 'log.csv', [
        'ts,service,is_error,event_id',
        '2026-06-01T10:00,pay,0,e1',
        '2026-06-01T11:00,pay,0,e1',
      ]),
    );
    expect(placed(repeated.rejects)).toEqual([
      { line: 3, column: 4, columnName: 'event_id', value: 'e1', reason: 'repeats the identity of line 2' },
    ]);
    const rate = await refusal(
      store.load(rates, 'rates.csv', [RATE_HEADER, '2026-06-01,USD,1.1', '2026-06-01,GBP,0.9', '2026-06-01,USD,1.2']),
    );
    expect(placed(rate.rejects)).toEqual([
      { line: 4, column: 1, columnName: 'day', value: '2026-06-01', reason: 'repeats the identity of line 2' },
    ]);
  });

  test.runIf(turn())('lists what it rejects with line, column, value and reason, and its receipt adds up', async () => {
    await using store = await loading(engine);
    const receipt = await store.load(lenient, 'sales.csv', [
      HEADER,
      'A,1,2026-06-01T10:00,10',
      'A,2,2026-06-31T10:00,10',
      'A,3,2026-06-01T10:00,ten',
      'B,1,2026-06-01T10:00,1',
      'B,1,2026-06-01T10:00,2',
      'C,1,2026-06-01T10:00,3',
    ]);
    expect(receipt).toMatchObject({ rowsRead: 6, rowsAccepted: 3, rowsInserted: 3 });
    expect(receipt.rejects.every(({ file }) => file.endsWith('sales.csv'))).toBe(true);
    expect(placed(receipt.rejects)).toEqual([
      { line: 3, column: 3, columnName: 'ts', value: '2026-06-31T10:00', reason: 'is not a valid date' },
      {
        line: 4,
        column: 4,
        columnName: 'amount',
        value: 'ten',
        reason: "is not a plain decimal number with '.' as decimal sign",
      },
      { line: 6, column: 1, columnName: 'order_id', value: 'B', reason: 'repeats the identity of line 5' },
    ]);
    expect(await loadRejects(store.db)).toEqual(
      receipt.rejects.map(({ file: _file, ...reject }) => ({ file: 'sales.csv', ...reject })),
    );
    expect(await rowsText(store.db, 'select rows_read, rows_accepted, rows_rejected from loads')).toEqual([
      '{"rows_read":"6","rows_accepted":"3","rows_rejected":"3"}',
    ]);
    expect(receipt.amounts).toEqual([{ currency: 'EUR', total: '14.0000' }]);
  });

  test.runIf(turn())('counts lines as an editor does where a field has line ends of its own', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', ['order_id', 'product', 'ts', 'amount'], { maxRejectedShare: 0.5 });
    const receipt = await store.load(source, 'sales.csv', [
      'order_id,product,ts,amount',
      'A,"two\nlines",2026-06-01T10:00,10',
      'B,one,2026-06-01T10:00,ten',
    ]);
    expect(receipt.rejects).toMatchObject([{ line: 4, column: 4, value: 'ten' }]);
  });

  test.runIf(turn())('keeps nothing of a file that has one reject more than is allowed', async () => {
    await using store = await loading(engine);
    const rows = ['A,1,2026-06-01T10:00,10', 'B,1,2026-06-01T10:00,x', 'C,1,2026-06-01T10:00,y'];
    await store.load(shop, 'before.csv', [HEADER, 'A,1,2026-06-05T10:00,1']);
    const before = await storeText(store.db);
    const error = await refusal(store.load(lenient, 'sales.csv', [HEADER, ...rows]));
    expect(error.message).toMatch(
      /^2 of the first 3 rows of .*sales\.csv can't be taken, and at most 50% of rows, and fewer than 100000, may be rejected \(sources\.shop\.max_rejected_share\)/,
    );
    expect(error.rejects).toHaveLength(2);
    expect(await storeText(store.db)).toEqual(before);
    expect(await store.load(lenient, 'sales.csv', [HEADER, ...rows, 'D,1,2026-06-01T10:00,1'])).toMatchObject({
      rowsAccepted: 2,
      rowsUpdated: 1,
    });
  });

  test.runIf(turn())('keeps nothing of a file that breaks off in a quote far below its beginning', async () => {
    await using store = await loading(engine);
    const before = await storeText(store.db);
    const rows = Array.from({ length: 5000 }, (_, index) => `A${index},1,2026-06-01T10:00,10`);
    const broken = store.load(shop, 'sales.csv', [HEADER, ...rows, 'B,1,2026-06-01T10:00,"10']);
    await expect(broken).rejects.toThrow(CsvError);
    await expect(broken).rejects.toMatchObject({ line: 5002, column: 4 });
    expect(await storeText(store.db)).toEqual(before);
    expect(await store.load(shop, 'sales.csv', [HEADER, ...rows])).toMatchObject({ rowsInserted: 5000 });
  });

  test.runIf(turn())('refuses a file of a header alone', async () => {
    await using store = await loading(engine);
    const error = await refusal(store.load(shop, 'sales.csv', [HEADER]));
    expect(error.message).toMatch(/sales\.csv:1:1: the file has a header and no rows below it$/);
    expect(await rowsText(store.db, 'select * from loads')).toEqual([]);
  });

  test.runIf(turn())(
    'keeps nothing of a file with more rejects than are listed, for it was not read to its end',
    async () => {
      await using store = await loading(engine);
      const bad = Array.from({ length: 100_000 }, (_, index) => `A${index},1,,x`);
      const error = await refusal(
        store.load({ ...shop, maxRejectedShare: 1 }, 'sales.csv', [
          HEADER,
          'B,1,2026-06-01T10:00,1',
          ...bad,
          'B,2,2026-06-01T10:00,1',
        ]),
      );
      expect(error.message).toMatch(/can't be taken, and at most 100% of rows, and fewer than 100000, may be rejected/);
      expect(await sales(store.db)).toEqual([]);
    },
  );

  test.runIf(turn())('numbers the lines of an order as they stand in the file where the file does not', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', ['order_id', 'ts', 'amount']);
    const lines = [
      'order_id,ts,amount',
      'B,2026-06-01T10:00,1',
      'A,2026-06-01T10:00,2',
      'B,2026-06-01T10:00,1',
      'B,2026-06-01T10:00,3',
    ];
    await store.load(source, 'sales.csv', lines);
    expect(await sales(store.db)).toEqual(['A/1 2.0000', 'B/1 1.0000', 'B/2 1.0000', 'B/3 3.0000']);
    expect(await store.load(source, 'sales.csv', [...lines.slice(0, -1), 'B,2026-06-01T10:00,4'])).toMatchObject({
      rowsInserted: 0,
      rowsUpdated: 1,
    });
    expect(await sales(store.db)).toEqual(['A/1 2.0000', 'B/1 1.0000', 'B/2 1.0000', 'B/3 4.0000']);
  });

  test.runIf(turn())(
    'refuses lines without numbers of an order that another file began: their numbers would be taken',
    async () => {
      await using store = await loading(engine);
      const source = sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { mode: 'upsert' });
      const header = 'order_id,ts,amount';
      await store.load(source, 'first.csv', [header, 'A,2026-06-01T10:00,1', 'B,2026-06-01T10:00,1']);
      const before = await storeText(store.db);
      const error = await refusal(
        store.load(source, 'second.csv', [header, 'C,2026-06-02T10:00,1', 'B,2026-06-02T10:00,2']),
      );
      expect(error.message).toMatch(
        /second\.csv:3:1 \(order_id\): 'B' is an order of which first\.csv has lines already/,
      );
      expect(await storeText(store.db)).toEqual(before);
    },
  );

  test.runIf(turn())(
    'knows an event without an id by its content and its place among equal ones: of an overlapping file only the new is added',
    async () => {
      await using store = await loading(engine);
      const equal = '2026-06-01T10:00:00,pay,12,0';
      await store.load(events, 'first.csv', [EVENT_HEADER, equal, equal, '2026-06-01T11:00:00,pay,13,1']);
      await forget(store.db);
      const receipt = await store.load(events, 'second.csv', [
        EVENT_HEADER,
        '2026-06-01T11:00:00,pay,13.0,true',
        equal,
        equal,
        equal,
        '2026-06-02T10:00:00,pay,,0',
      ]);
      expect(receipt).toMatchObject({ rowsRead: 5, rowsInserted: 2, rowsUpdated: 0 });
      expect(await stale(store.db)).toEqual(['fact_ops_events 2026-06-01', 'fact_ops_events 2026-06-02']);
      expect(await rowsText(store.db, 'select latency_ms, count(*) as events from fact_ops_events group by 1')).toEqual(
        [
          '{"latency_ms":"12.0000","events":"3"}',
          '{"latency_ms":"13.0000","events":"1"}',
          '{"latency_ms":null,"events":"1"}',
        ],
      );
    },
  );

  test.runIf(turn())('corrects an event by its id', async () => {
    await using store = await loading(engine);
    const named = sourceOf('fact_ops_events', ['event_id', 'ts', 'service', 'is_error'], { id: 'log', zone: 'UTC' });
    await store.load(named, 'a.csv', [
      'event_id,ts,service,is_error',
      'e1,2026-06-01T10:00,pay,0',
      'e2,2026-06-01T10:00,pay,0',
    ]);
    await forget(store.db);
    const receipt = await store.load(named, 'b.csv', ['event_id,ts,service,is_error', 'e2,2026-06-03T10:00,pay,1']);
    expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 1 });
    expect(await rowsText(store.db, 'select event_id, is_error from fact_ops_events')).toEqual([
      '{"event_id":"e1","is_error":false}',
      '{"event_id":"e2","is_error":true}',
    ]);
    expect(await stale(store.db)).toEqual(['fact_ops_events 2026-06-01', 'fact_ops_events 2026-06-03']);
  });

  test.runIf(turn())('takes nothing in a field for null, and every other text for itself', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', ['order_id', 'product', 'ts', 'amount']);
    const texts = [
      '',
      '""',
      '" "',
      'NULL',
      '\\N',
      '"\\."',
      '"a\n\\.\nb"',
      '"a ""b"", c"',
      '"a\r\nb"',
      "'--",
      '\\',
      'ÄÖ 東京 🛒',
      '$1',
    ];
    await store.load(source, 'sales.csv', [
      'order_id,product,ts,amount',
      ...texts.map((text, index) => `${String(index).padStart(2, '0')},${text},2026-06-01T10:00,1`),
    ]);
    const rows = await store.db.query('select product from fact_sales order by order_id');
    expect(rows.map((row) => row['product'])).toEqual([
      ...[null, null, ' ', 'NULL', '\\N', '\\.', 'a\n\\.\nb', 'a "b", c', 'a\r\nb', "'--", '\\', 'ÄÖ 東京 🛒', '$1'],
    ]);
  });

  test.runIf(turn())('of a gzipped file is the load of what is in it', async () => {
    await using store = await loading(engine);
    const lines = [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5.5'];
    await store.load(shop, 'sales.csv.gz', lines);
    const before = await rowsText(store.db, 'select * from fact_sales');
    expect(await sales(store.db)).toEqual(['A/1 10.0000', 'B/1 5.5000']);
    expect(await store.load(shop, 'sales.csv', lines)).toMatchObject({ isNew: true, rowsInserted: 0, rowsUpdated: 0 });
    expect(await rowsText(store.db, 'select * from fact_sales')).toEqual(before);
  });

  test.runIf(turn())(
    'keeps every digit of money, and adds amounts up by currency without a double between',
    async () => {
      await using store = await loading(engine);
      const source = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount', 'currency']);
      const receipt = await store.load(source, 'sales.csv', [
        'order_id,line_no,ts,amount,currency',
        'A,1,2026-06-01T10:00,99999999999999.9999,EUR',
        'A,2,2026-06-01T10:00,0.0001,EUR',
        'A,3,2026-06-01T10:00,-99999999999999.9999,USD',
        'A,4,2026-06-01T10:00,0.1,USD',
      ]);
      expect(receipt.amounts).toEqual([
        { currency: 'EUR', total: '100000000000000.0000' },
        { currency: 'USD', total: '-99999999999999.8999' },
      ]);
      expect(await sales(store.db)).toEqual([
        'A/1 99999999999999.9999',
        'A/2 0.0001',
        'A/3 -99999999999999.9999',
        'A/4 0.1000',
      ]);
    },
  );

  test.runIf(turn())('of more text than fits a buffer comes out as it went in, line ends within it', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount', 'product']);
    const text = (index: number): string => `${index} "quoted", ${'x'.repeat((index * 37) % 7000)}\nsecond, line\n`;
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `A${index},1,2026-06-01T10:00,1,"${text(index).replaceAll('"', '""')}"`,
    );
    await store.load(source, 'sales.csv', ['order_id,line_no,ts,amount,product', ...rows]);
    const found = await store.db.query('select order_id, product from fact_sales');
    const wrong = found.filter((row) => row['product'] !== text(Number(String(row['order_id']).slice(1))));
    expect(found).toHaveLength(rows.length);
    expect(wrong).toEqual([]);
  });

  test.runIf(turn())('tells how far it has read, up to the end', async () => {
    await using store = await loading(engine);
    await using folder = await tempFolder();
    const rows = Array.from({ length: 10_000 }, (_, index) => `A${index},1,2026-06-01T10:00,10`);
    const path = await folder.write('sales.csv', `${[HEADER, ...rows].join('\n')}\n`);
    const shares: number[] = [];
    await loadFile(store.db, shop, path, NOW, (share) => void shares.push(share));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test.runIf(turn())(
    'of rates marks the days with lines in that currency as stale, as far as a rate is carried',
    async () => {
      await using store = await loading(engine);
      const source = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount', 'currency']);
      const sale = (order: string, day: string, currency: string): string =>
        `${order},1,2026-06-${day}T12:00,1,${currency}`;
      await store.load(source, 'sales.csv', [
        'order_id,line_no,ts,amount,currency',
        ...['09', '10', '13', '17', '18'].map((day) => sale(`U${day}`, day, 'USD')),
        sale('E', '11', 'EUR'),
        sale('G', '12', 'GBP'),
      ]);
      await forget(store.db);
      const lines = [RATE_HEADER, '2026-06-10,USD,1.1', '2026-06-10,CHF,0.9'];
      expect(await store.load(rates, 'rates.csv', lines)).toMatchObject({
        rowsInserted: 2,
        rowsUpdated: 0,
        amounts: [],
      });
      expect(await stale(store.db)).toEqual([
        'fact_sales 2026-06-10',
        'fact_sales 2026-06-13',
        'fact_sales 2026-06-17',
      ]);
      await forget(store.db);
      expect(await store.load(rates, 'copy.csv', lines)).toMatchObject({ rowsInserted: 0, rowsUpdated: 0 });
      expect(await stale(store.db)).toEqual([]);
      expect(await store.load(rates, 'new.csv', [RATE_HEADER, '2026-06-10,USD,1.2'])).toMatchObject({ rowsUpdated: 1 });
      expect(await stale(store.db)).toHaveLength(3);
      expect(await rowsText(store.db, 'select per_base, base_per from fx_rates')).toEqual([
        '{"per_base":"0.90000000","base_per":"1.111111111111111112"}',
        '{"per_base":"1.20000000","base_per":"0.833333333333333334"}',
      ]);
    },
  );
});
