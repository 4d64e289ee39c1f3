import writeExcelFile from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { scenarioEngines, type Engine } from '../../../../test/fixtures/databases.ts';
import { loading, NOW } from '../../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../../test/fixtures/source.ts';
import { tempFolder } from '../../../../test/fixtures/temp-folder.ts';
import { loadFile } from '../../load/load-file.ts';
import type { Source } from '../../source.ts';
import { readDaily } from '../read-daily.ts';
import { readTable } from '../read-table.ts';

/** A cell of a row: a value, one that is merged with the cells below it, or one that is merged with one above. */
type Cell = string | number | readonly [value: string | number, rows: number] | null;

/** Written by a library. */
async function workbook(header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const typed = (value: string | number) => ({ value, type: typeof value === 'string' ? String : Number });
  const cellOf = (cell: Cell) => {
    if (cell === null) return null;
    return typeof cell === 'object' ? { ...typed(cell[0]), rowSpan: cell[1] } : typed(cell);
  };
  return writeExcelFile([header.map(typed), ...rows.map((row) => row.map(cellOf))]).toBuffer();
}

const HEADER = ['order_id', 'ts', 'country', 'amount'];
const shop = sourceOf('fact_sales', HEADER, { dateOnly: true, columnOrder: 'any' });

async function recordsOf(content: Uint8Array): Promise<(readonly string[])[]> {
  await using folder = await tempFolder();
  const records: (readonly string[])[] = [];
  const table = await readTable(await folder.write('orders.xlsx', content), { name: 'orders.xlsx' });
  for await (const batch of table.batches()) records.push(...batch.records);
  return records;
}

/** The facts of a workbook, or the error of its load. */
async function loaded(engine: Engine, content: Uint8Array, source: Source): Promise<unknown> {
  await using store = await loading(engine);
  await using folder = await tempFolder();
  const path = await folder.write('orders.xlsx', content);
  try {
    await loadFile(store.db, source, path, NOW, () => undefined);
  } catch (error) {
    return String(error);
  }
  return await store.db.query(
    'select order_id, cast(business_day as text) as day, cast(amount as text) as amount from fact_sales order by order_id, line_no',
  );
}

test('the value of merged cells is that of each row of theirs', async () => {
  const rows: readonly (readonly Cell[])[] = [
    ['A', ['2026-06-01', 3], ['DE', 2], 10],
    ['B', null, null, 20],
    ['C', null, 'AT', 30],
    ['D', '2026-06-02', null, 40],
  ];
  expect(await recordsOf(await workbook(HEADER, rows))).toEqual([
    ['A', '2026-06-01', 'DE', '10'],
    ['B', '2026-06-01', 'DE', '20'],
    ['C', '2026-06-01', 'AT', '30'],
    ['D', '2026-06-02', '', '40'],
  ]);
});

test('a row that is merged with the one above in all of its cells is no row', async () => {
  const rows: readonly (readonly Cell[])[] = [
    [
      ['A', 2],
      ['2026-06-01', 2],
      ['DE', 2],
      [10, 2],
    ],
    [null, null, null, null],
    ['B', '2026-06-02', 'DE', 20],
  ];
  expect(await recordsOf(await workbook(HEADER, rows))).toEqual([
    ['A', '2026-06-01', 'DE', '10'],
    ['B', '2026-06-02', 'DE', '20'],
  ]);
});

test.each(scenarioEngines)(
  'an amount of merged cells is refused in $name with them, since it may be of each row or of all',
  async (engine) => {
    const rows: readonly (readonly Cell[])[] = [
      ['A', '2026-06-01', 'DE', [10, 2]],
      ['B', '2026-06-01', 'DE', null],
    ];
    expect(await loaded(engine, await workbook(HEADER, rows), shop)).toMatch(
      /orders\.xlsx\[[^\]]+\]:3:4.*shares one value with other rows, in the merged cells D2:D3: write the number of each row, or declare 'amount_of: order'/,
    );
  },
);

test.each(scenarioEngines)(
  'the merged total of an order counts once in $name, and for no order below it',
  async (engine) => {
    const order = { ...shop, amountOf: 'order' } as const;
    const whole: readonly (readonly Cell[])[] = [
      [['A', 2], ['2026-06-01', 2], 'DE', [10, 2]],
      [null, null, 'DE', null],
      ['B', '2026-06-02', 'DE', 5],
    ];
    expect(await loaded(engine, await workbook(HEADER, whole), order)).toEqual([
      { order_id: 'A', day: '2026-06-01', amount: '10.0000' },
      { order_id: 'B', day: '2026-06-02', amount: '5.0000' },
    ]);
    const across: readonly (readonly Cell[])[] = [
      ['A', '2026-06-01', 'DE', [10, 2]],
      ['B', '2026-06-02', 'DE', null],
    ];
    expect(await loaded(engine, await workbook(HEADER, across), order)).toMatch(/:3:4.*in the merged cells D2:D3/);
  },
);

test('a daily value of merged cells is refused', async () => {
  await using folder = await tempFolder();
  const rows: readonly (readonly Cell[])[] = [
    ['2026-06-01', [10, 2]],
    ['2026-06-02', null],
  ];
  const path = await folder.write('days.xlsx', await workbook(['day', 'visits'], rows));
  const form = { ds: 'day', y: 'visits', timeFormat: 'iso', decimal: '.', delimiter: ',', several: null } as const;
  await expect(readDaily(path, form)).rejects.toThrow(/in the merged cells B2:B3/);
});
