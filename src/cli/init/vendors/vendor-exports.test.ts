import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { duckdb } from '../../../../test/fixtures/databases.ts';
import { tempFolder } from '../../../../test/fixtures/temp-folder.ts';
import { loadSources } from '../../../pipeline/load/load-sources.ts';
import { silent } from '../../../pipeline/progress.ts';
import type { Proposal } from '../../../warehouse/mapping/proposal.ts';
import { sqlWarehouse } from '../../../warehouse/sql-warehouse.ts';
import { initCommand } from '../../commands/init.ts';
import { context } from '../../context.ts';
import { vendorProposal } from './vendor-proposal.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/exports');
const now = new Date('2026-03-25T06:00:00Z');

/** What an export brings by day, added up by hand: net, and the refunds in it. */
type Days = Readonly<Record<string, readonly [net: string, refunds: string]>>;

interface Expected {
  readonly file: string;
  readonly title: string;
  readonly days: Days;
}

const EURO: readonly Expected[] = [
  {
    file: 'shopify-orders.csv',
    title: 'a Shopify orders export',
    days: { '2026-03-02': ['89.90', '-20.00'], '2026-03-04': ['27.00', '0.00'] },
  },
  {
    file: 'woocommerce-orders.csv',
    title: 'a WooCommerce analytics export of orders',
    days: { '2026-03-02': ['97.50', '0.00'], '2026-03-04': ['-15.00', '-15.00'] },
  },
  {
    file: 'stripe-payments.csv',
    title: 'a Stripe payments export',
    days: {
      '2026-03-02': ['49.90', '0.00'],
      '2026-03-03': ['60.00', '0.00'],
      '2026-03-04': ['27.00', '0.00'],
      '2026-03-05': ['-20.00', '-20.00'],
      '2026-03-06': ['-27.00', '-27.00'],
    },
  },
  {
    file: 'stripe-balance.csv',
    title: 'a Stripe balance history export',
    days: {
      '2026-03-02': ['49.90', '0.00'],
      '2026-03-03': ['60.00', '0.00'],
      '2026-03-05': ['-20.00', '-20.00'],
    },
  },
  {
    file: 'amazon-settlement.txt',
    title: 'an Amazon settlement report (flat file V2)',
    days: {
      '2026-03-02': ['60.00', '0.00'],
      '2026-03-04': ['15.00', '0.00'],
      '2026-03-08': ['-20.00', '-20.00'],
    },
  },
  {
    file: 'amazon-orders.txt',
    title: 'an Amazon order report',
    days: { '2026-03-02': ['60.00', '0.00'], '2026-03-04': ['15.00', '0.00'] },
  },
];

const DOLLARS: readonly Expected[] = [
  {
    file: 'square-transactions.csv',
    title: 'a Square transactions export',
    days: { '2026-03-02': ['1215.00', '0.00'], '2026-03-04': ['-60.00', '-60.00'] },
  },
  {
    file: 'square-items.csv',
    title: 'a Square items export',
    days: { '2026-03-02': ['1200.00', '0.00'], '2026-03-04': ['-60.00', '-60.00'] },
  },
  {
    file: 'etsy-orders.csv',
    title: 'an Etsy orders export',
    days: { '2026-03-02': ['35.00', '0.00'], '2026-03-14': ['54.00', '0.00'] },
  },
  {
    file: 'etsy-order-items.csv',
    title: 'an Etsy order items export',
    days: { '2026-03-02': ['30.00', '0.00'], '2026-03-14': ['54.00', '0.00'] },
  },
  {
    file: 'etsy-statement.csv',
    title: 'an Etsy monthly statement',
    days: {
      '2026-03-02': ['37.10', '0.00'],
      '2026-03-14': ['54.00', '0.00'],
      '2026-03-18': ['-20.00', '-20.00'],
    },
  },
  {
    file: 'amazon-transactions.csv',
    title: 'an Amazon transaction report by date range',
    days: { '2026-03-02': ['1075.00', '0.00'], '2026-03-08': ['-20.00', '-20.00'] },
  },
  {
    file: 'paypal-activity.csv',
    title: 'a PayPal activity download',
    days: { '2026-03-02': ['1109.90', '0.00'], '2026-03-15': ['-20.00', '-20.00'] },
  },
];

const BY_DAY = `select l.source, cast(l.day as text) as day,
  cast(cast(sum(l.base_amount) filter (where l.kind <> 'cancelled') as numeric(18, 2)) as text) as net,
  cast(cast(coalesce(sum(l.base_amount) filter (where l.kind = 'refund'), 0) as numeric(18, 2)) as text) as refunds
from sales_lines as l
group by l.source, l.day
having sum(l.base_amount) filter (where l.kind <> 'cancelled') is not null`;

/** What init shows of the files, and what a load by its config brings. */
async function loaded(
  expected: readonly Expected[],
  zone: string,
  currency: string,
): Promise<{ shown: string; days: ReadonlyMap<string, Days> }> {
  await using folder = await tempFolder();
  for (const { file } of expected) await cp(join(EXAMPLES, file), join(folder.path, file));
  let shown = '';
  const show = (text: string): void => void (shown += text);
  const config = join(folder.path, 'evenkeel.yaml');
  const environment = { now, zone: 'UTC', progress: silent, prompter: null, show, columns: 120 };
  const paths = expected.map(({ file }) => join(folder.path, file));
  await initCommand(paths, { config, yes: true, zone, currency }, environment);
  const { business } = await context({ config }, {}, now);
  await using store = await duckdb.open();
  const { db } = store;
  await loadSources(sqlWarehouse(db), business, now, silent);
  const days = new Map<string, Record<string, readonly [string, string]>>();
  for (const { source, day, net, refunds } of await db.query(BY_DAY))
    days.set(String(source), {
      ...days.get(String(source)),
      [String(day)]: [String(net), String(refunds)],
    });
  return { shown, days };
}

function sourceOfFile(file: string): string {
  return file.replace(/\.\w+$/, '').replaceAll('-', '_');
}

describe('the exports in examples', () => {
  test.each([
    ['Europe/Berlin', 'EUR', EURO],
    ['America/Los_Angeles', 'USD', DOLLARS],
  ] as const)(
    'are known by their header, and their sums by day are those of a sheet of paper: %s',
    async (zone, currency, expected) => {
      const { shown, days } = await loaded(expected, zone, currency);
      for (const { file, title } of expected) expect(shown).toContain(`${file} is ${title}.\n`);
      expect(Object.fromEntries(days)).toEqual(
        Object.fromEntries(expected.map(({ file, days }) => [sourceOfFile(file), days])),
      );
    },
  );

  test('are all tried here, but for the table of days', async () => {
    const tried = [...EURO, ...DOLLARS].map(({ file }) => file);
    expect((await readdir(EXAMPLES)).filter((name) => !name.endsWith('.md')).sort()).toEqual(
      [...tried, 'ga4-traffic.csv'].sort(),
    );
  });
});

describe('other versions and languages', () => {
  function proposal(header: string, row: string): Proposal | null {
    const sample = {
      header: header.split('|'),
      kinds: header.split('|').map(() => 'text' as const),
      rows: [row.split('|')],
      lines: [2],
    };
    const outcome = vendorProposal(sample, { columns: {} });
    return outcome?.kind === 'proposal' ? outcome.proposal : null;
  }

  test('Stripe before 2023', () => {
    const found = proposal(
      'id|Description|Seller Message|Created (UTC)|Amount|Amount Refunded|Currency|Converted Amount|Fee|Status|Customer ID',
      'ch_1|Order|ok|2021-03-02 09:15|1.234,50|0,00|eur|1.234,50|1,00|Paid|cus_1',
    );
    expect(found).toMatchObject({ currency: 'EUR', decimal: ',', timesZone: 'UTC', columns: { ts: 'Created (UTC)' } });
    expect(found?.vendor?.settings).toMatchObject({ thousands: '.', lines: { refund: { less: 'Amount Refunded' } } });
  });

  test('PayPal in German', () => {
    const found = proposal(
      'Datum|Uhrzeit|Zeitzone|Name|Typ|Status|Währung|Brutto|Gebühr|Netto|Transaktionscode',
      '02.03.2026|09:15:04|CET|Ana|Website-Zahlung|Abgeschlossen|EUR|1.049,90|-1,75|1.048,15|5TX1',
    );
    expect(found).toMatchObject({ timeFormat: 'D.M.YYYY H:mm:ss', timesZone: 'Europe/Brussels', decimal: ',' });
    expect(found?.vendor?.columns).toMatchObject({ ts: { date: 'Datum', time: 'Uhrzeit' }, amount: 'Brutto' });
  });

  test('PayPal in Britain, where the day comes first', () => {
    const header = 'Date|Time|Time Zone|Name|Type|Status|Currency|Gross|Fee|Net|Transaction ID';
    expect(
      proposal(header, '25/03/2026|09:15:04|GMT|Ana|Website Payment|Completed|GBP|10.00|-1.00|9.00|5TX1'),
    ).toMatchObject({ timeFormat: 'D/M/YYYY H:mm:ss', currency: 'GBP' });
    expect(
      proposal(header, '02/03/2026|09:15:04|GMT|Ana|Website Payment|Completed|GBP|10.00|-1.00|9.00|5TX1'),
    ).toBeNull();
  });

  test('WooCommerce by a plugin, with the total on each item', () => {
    const found = proposal(
      'Order Number|Order Status|Order Date|Email (Billing)|Order Refund Amount|Order Total Amount|Order Currency|SKU|Item Name|Quantity',
      '1201|wc-completed|2026-03-02 10:12|ana@example.com|5|30|CHF|MUG-1|Mug|2',
    );
    expect(found?.vendor?.settings).toMatchObject({
      amount_of: 'order',
      lines: { refund: { less: 'Order Refund Amount' } },
      cancelled: expect.arrayContaining(['wc-cancelled']),
    });
  });

  test('names with a mark of the encoding, or blanks around them', () => {
    const found = proposal(
      '\ufeffDate| Time| Time Zone|Gross Sales|Net Sales|Total Collected|Transaction ID|Event Type',
      '3/25/26|9:15:04|Eastern Time (US & Canada)|£5.00|£5.00|£5.00|T1|Payment',
    );
    expect(found?.vendor?.columns['ts']).toEqual({ date: '\ufeffDate', time: ' Time' });
    expect(found).toMatchObject({ currency: 'GBP', timesZone: 'America/New_York' });
  });

  test('no other file is one of them', () => {
    expect(proposal('id|Amount|Currency|Status', '1|2|EUR|Paid')).toBeNull();
    expect(proposal('Date|Time|Type|Status', '2026-03-02|10:00|Sale|ok')).toBeNull();
  });
});

test('a report of Google Analytics 4 by days is read as values by day, whose sum is that of the file', async () => {
  await using folder = await tempFolder();
  await cp(join(EXAMPLES, 'ga4-traffic.csv'), join(folder.path, 'ga4.csv'));
  const config = join(folder.path, 'evenkeel.yaml');
  let shown = '';
  const show = (text: string): void => void (shown += text);
  const environment = { now, zone: 'UTC', progress: silent, prompter: null, show, columns: 120 };
  await initCommand([join(folder.path, 'ga4.csv')], { config, yes: true, currency: 'EUR' }, environment);
  expect(shown).toContain('ga4.csv is a Google Analytics 4 report.\n');
  const { business } = await context({ config }, {}, now);
  await using store = await duckdb.open();
  const { db } = store;
  await loadSources(sqlWarehouse(db), business, now, silent);
  expect(
    await db.query(
      "select cast(cast(sum(value) as numeric(18, 2)) as text) as sum from daily_values where measure = 'total_revenue'",
    ),
  ).toEqual([{ sum: '3486.65' }]);
});
