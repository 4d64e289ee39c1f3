import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/config-json-schema.ts';
import { relationColumns } from '../../src/config/relation-columns.ts';
import { engines } from '../fixtures/databases.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { filesIn } from './files-in.ts';
import { testProgram } from './program.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONFIG = `business:
  name: Shop
  zone: Europe/Berlin
  currency: EUR
sources:
  shop:
    path: sales.csv
    columns: [order_id, line_no, ts, amount]
`;
const SALES = 'order_id,line_no,ts,amount\nA,1,2026-03-01T10:00:00,10.00\n';

const program = testProgram();

/** An invalid config: the config with a piece replaced, or more after its end, and the message. */
type Fault = readonly [what: string, piece: string, replacement: string, says: string];
const END = '';
/** What a metric reads in place of a table. */
const VIEWS = new Map([
  ['fact_sales', 'sales_lines'],
  ['fact_ops_events', 'ops_events'],
]);

const FAULTS: readonly Fault[] = [
  [
    'has an unknown setting',
    END,
    'colour: red',
    '9:1: colour: is not a known setting (see schema/evenkeel.schema.json)',
  ],
  [
    'has an unknown setting in a source',
    '    path:',
    '    format: csv\n    path:',
    '7:5: sources.shop.format: is not a known setting',
  ],
  [
    'has a setting that every object has',
    END,
    'constructor: red',
    '9:1: constructor: is not a known setting (see schema/evenkeel.schema.json)',
  ],
  [
    'names a source __proto__',
    '  shop:',
    '  __proto__: {path: other.csv}\n  shop:',
    '6:3: sources.__proto__: use small letters, digits and _, beginning with a letter',
  ],
  [
    'names an environment variable that every object has',
    'business:',
    'out: ${toString}\nbusiness:',
    '1:6: out: the environment variable toString is not set',
  ],
  [
    'has an unknown setting in a metric',
    END,
    'metrics:\n  revenue: {tolerence: 0.1}',
    "10:13: metrics.revenue.tolerence: is not a known setting; did you mean 'tolerance'?",
  ],
  [
    'has a target of no month or quarter',
    END,
    'metrics:\n  revenue:\n    targets: {month: 100, 2011-13: 5}',
    '11:27: metrics.revenue.targets.2011-13: write month, quarter, or one of them as YYYY-MM or YYYY-Q4',
  ],
  [
    'has a target of nothing',
    END,
    'metrics:\n  revenue:\n    targets: {2011-Q4: 0}',
    '11:24: metrics.revenue.targets.2011-Q4: must be above 0',
  ],
  [
    'has targets that say nothing',
    END,
    'metrics:\n  revenue:\n    targets: {}',
    '11:14: metrics.revenue.targets: set at least one: write month, quarter, or one of them as YYYY-MM or YYYY-Q4',
  ],
  [
    'has a target of a ratio',
    END,
    'metrics:\n  refund_rate:\n    targets: {month: 1}',
    '11:14: metrics.refund_rate.targets: only sums and counts of days add up to a total',
  ],
  [
    'has a target of what is bad',
    END,
    'metrics:\n  orders:\n    direction: up\n    targets: {month: 1}',
    '12:14: metrics.orders.targets: a target is a total to reach, and of this metric more is bad (direction: up)',
  ],
  [
    'has a setting of the wrong type',
    '  currency',
    '  grace_hours: two\n  currency',
    "4:16: business.grace_hours: write a number, not 'two'",
  ],
  ['lacks a setting', '  name: Shop\n', '', '2:3: business.name: is missing: write a text'],
  ['lacks the sources', CONFIG.slice(CONFIG.indexOf('sources')), '', '1:1: sources: is missing: write settings'],
  [
    'has no source',
    CONFIG.slice(CONFIG.indexOf('sources')),
    'sources: {}',
    '5:10: sources: declare at least one source',
  ],
  ['is empty', CONFIG, '', '1:1: write settings, not nothing'],
  [
    'names an unknown zone',
    'Europe/Berlin',
    'Europe/Berlun',
    "3:9: business.zone: 'Europe/Berlun' is not a zone of the IANA time zone database; did you mean 'Europe/Berlin'?",
  ],
  [
    'names an environment variable that is not set',
    'sales.csv',
    '${SALES_FILE}',
    '7:11: sources.shop.path: the environment variable SALES_FILE is not set',
  ],
  ['is not YAML', 'ts, amount]', 'ts, amount', '9:1: is not YAML: Flow sequence in block collection must be'],
  ['says a thing twice', END, 'business: 1', '9:1: is not YAML: Map keys must be unique'],
  [
    'stands for more than it says',
    END,
    billion('a'),
    '1:1: Excessive alias count indicates a resource exhaustion attack',
  ],
  [
    'names a column that facts do not have',
    'amount]',
    'amount, colour]',
    "8:46: sources.shop.columns.4: fact_sales has no column 'colour'; it has order_id, line_no, ts, amount, currency",
  ],
  [
    'lacks a column that facts need',
    ', amount]',
    ']',
    '8:14: sources.shop.columns: fact_sales needs a column for amount',
  ],
  [
    'has a ratio without a denominator',
    END,
    'metrics:\n  conversion:\n    numerator: {table: daily_kpis, agg: sum, column: orders}',
    '11:5: metrics.conversion: a ratio needs both numerator and denominator',
  ],
  [
    'counts a column that a table does not have',
    END,
    'metrics:\n  visits: {table: daily_kpis, agg: sum, column: visitors}',
    "10:49: metrics.visits.column: daily_kpis has no column 'visitors'; it has day, net, gross",
  ],
  [
    'chooses rows by a column that a table does not have',
    END,
    'metrics:\n  online: {table: fact_sales, agg: count, where: {chanel: [web]}}',
    "10:59: metrics.online.where.chanel: fact_sales has no column 'chanel'; it has order_id, line_no",
  ],
  [
    'follows slices of a column that a table does not have',
    END,
    'metrics:\n  revenue: {dimensions: [contry]}',
    "10:26: metrics.revenue.dimensions.0: daily_kpis has no column 'contry'; it has source, country, region",
  ],
  [
    'repeats a dimension',
    END,
    'metrics:\n  orders: {table: fact_sales, agg: count, dimensions: [country, channel, country]}',
    "10:74: metrics.orders.dimensions.2: 'country' is already a dimension",
  ],
  [
    'takes place on no day',
    '  currency',
    '  as_of: 2026-02-30T08:00\n  currency',
    "4:10: business.as_of: '2026-02-30T08:00' is on no day of the calendar",
  ],
  [
    'takes place at no time',
    '  currency',
    '  as_of: 2026-02-20T25:00\n  currency',
    "4:10: business.as_of: '2026-02-20T25:00' is no moment: write it as YYYY-MM-DDTHH:MM",
  ],
  ['takes place one day', '  currency', '  as_of: today\n  currency', '4:10: business.as_of: write a moment as YYYY'],
  ['is closed on no day', END, 'closures: [2026-02-30]', "9:12: closures.0: '2026-02-30' is no day of the calendar"],
  ['is closed without end', END, 'closures: [{from: 2026-02-20}]', '9:12: closures.0.to: is missing: write a text'],
  ['is closed by number', END, 'closures: [5]', '9:12: closures.0: write a day as YYYY-MM-DD, or a span as {from, to}'],
  [
    'parts fields by quotes',
    END,
    `    delimiter: '"'`,
    '9:16: sources.shop.delimiter: write one character other than a quote or line end',
  ],
  [
    'has times of an unknown form',
    END,
    '    time_format: HH:mm',
    "9:18: sources.shop.time_format: is neither 'iso', 'epoch_s', 'epoch_ms', 'epoch_us' or 'excel' nor a pattern with a year, a month and a day, each once, such as DD.MM.YYYY HH:mm or M/D/YY h:mm A",
  ],
];

/** Few bytes of YAML that stand for many values. */
function billion(name: string): string {
  const ten = (text: string): string => `[${Array.from({ length: 10 }, () => text).join(',')}]`;
  return `${name}: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}`;
}

describe('a config is refused with file, line, column and what to do, and nothing is written, where it', () => {
  test.each(FAULTS)('%s', async (_, piece, replacement, says) => {
    await using shop = await tempFolder();
    const config = piece === END ? `${CONFIG}${replacement}\n` : CONFIG.replace(piece, () => replacement);
    await shop.write('evenkeel.yaml', config);
    await shop.write('sales.csv', SALES);
    const { code, stdout, stderr } = await program.run(['run'], { cwd: shop.path });
    expect(stderr).toContain(`error: evenkeel.yaml:${says}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(Array.from((await filesIn(shop.path)).keys())).toEqual(['evenkeel.yaml', 'sales.csv']);
  });

  test('has several faults, each of them', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', `${CONFIG.replace('EUR', 'euro')}colour: red\nsize: 3\n`);
    const { code, stderr } = await program.run(['run'], { cwd: shop.path });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'error: evenkeel.yaml:4:13: business.currency: write a currency as its ISO code, such as EUR',
      expect.stringContaining('evenkeel.yaml:9:1: colour: is not a known setting'),
      expect.stringContaining('evenkeel.yaml:10:1: size: is not a known setting'),
    ]);
    expect(code).toBe(2);
  });

  test('is not there', async () => {
    await using shop = await tempFolder();
    expect(await program.run(['run', '-c', 'shop.yaml'], { cwd: shop.path })).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: shop.yaml can't be read: name the config with --config, or make one with 'evenkeel init FILE'\n",
    });
    expect(Array.from((await filesIn(shop.path)).keys())).toEqual([]);
  });

  test.each([
    ['tomorrow', "--as-of: 'tomorrow' is no moment: write it as YYYY-MM-DDTHH:MM"],
    ['2026-02-30T08:00', "--as-of: '2026-02-30T08:00' is on no day of the calendar"],
  ])('reports %s', async (moment, says) => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    expect(await program.run(['run', '--as-of', moment], { cwd: shop.path })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${says}\n`,
    });
  });
});

describe('validate', () => {
  test('says that a config is valid, and writes nothing', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    await shop.write('sales.csv', SALES);
    expect(await program.run(['validate'], { cwd: shop.path })).toEqual({
      code: 0,
      stdout:
        'evenkeel.yaml is valid: 1 source, 6 metrics, 12 holidays\n' +
        'public holidays of Germany, by the zone of the business: set business.holidays to have others, or none\n',
      stderr: '',
    });
    expect(Array.from((await filesIn(shop.path)).keys())).toEqual(['evenkeel.yaml', 'sales.csv']);
  });

  test('names every fault at its place, and what was meant', async () => {
    await using shop = await tempFolder();
    const faulty = CONFIG.replace('Europe/Berlin', 'Berlin')
      .replace('EUR', 'EUO')
      .replace('sales.csv', 'sales.cvs')
      .replace(
        '  shop:',
        '  web: {path: web/*.csv}\n  till: {path: till.csv, columns: {order_id: no, ts: date, amount: totl}}\n  shop:',
      );
    const metrics = 'metrics:\n  revenu: {tolerance: 0.1}\n  visits: {table: daily_kpi, agg: sum, column: orders}\n';
    await shop.write('evenkeel.yaml', `${faulty}${metrics}`);
    await shop.write('sales.csv', SALES);
    await shop.write('till.csv', 'no,date,total\n1,2026-03-01,5\n');
    const { code, stdout, stderr } = await program.run(['validate'], { cwd: shop.path });
    expect(stderr.trimEnd().split('\n')).toEqual([
      "error: evenkeel.yaml:3:9: business.zone: 'Berlin' is no full name of a zone: write UTC, or one such as Europe/Berlin",
      "evenkeel.yaml:4:13: business.currency: 'EUO' is not a currency of ISO 4217; did you mean 'EUR'?",
      'evenkeel.yaml:6:15: sources.web.path: there is no folder web',
      "evenkeel.yaml:7:68: sources.till.columns.amount: till.csv has no column 'totl'; did you mean 'total'?",
      "evenkeel.yaml:9:11: sources.shop.path: there is no file sales.cvs; did you mean 'sales.csv'?",
      expect.stringMatching(/^evenkeel\.yaml:12:\d+: metrics\.revenu: .*; did you mean 'revenue'\?$/),
      "evenkeel.yaml:13:19: metrics.visits.table: there is no table 'daily_kpi'; did you mean 'daily_kpis'?",
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.each(['fuzzy-factory', 'global-electronics', 'online-retail'])(
    'finds nothing but the missing data in the example %s',
    async (name) => {
      const config = `examples/${name}/evenkeel.yaml`;
      const { stderr } = await program.run(['validate', '-c', config], {
        cwd: ROOT,
        env: { EVENKEEL_DATA: 'anywhere' },
      });
      for (const fault of stderr.trimEnd().split('\n')) expect(fault).toContain('path: there is no folder');
    },
  );
});

test('the columns that a metric can name are those that the store has', async () => {
  const [duckdb] = engines;
  if (!duckdb) throw new Error('DuckDB is always here');
  await using store = await duckdb.open();
  for (const [table, columns] of relationColumns) {
    const rows = await store.db.query(`select column_name from (describe ${VIEWS.get(table) ?? table})`);
    expect(new Set(rows.map((row) => row['column_name']))).toEqual(new Set(columns));
  }
});

test('the schema that editors check a config by is that of the code: npm run schema', async () => {
  const committed: unknown = JSON.parse(await readFile(join(ROOT, 'schema/evenkeel.schema.json'), 'utf8'));
  expect(committed).toEqual(configJsonSchema());
});
