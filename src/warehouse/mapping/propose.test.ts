import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { isLongRun } from '../../../test/run-size.ts';
import { openUnknown } from './open-unknown.ts';
import type { Decisions, Outcome, Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import { PLAIN_FORMS } from '../source-forms.ts';
import { takeSample, type Sample } from './sample.ts';

const dataFolder = inject('dataFolder');
const NOTHING: Decisions = { columns: {} };

function sample(header: string, ...rows: string[]): Sample {
  return {
    header: header.split('|'),
    kinds: header.split('|').map(() => 'text'),
    rows: rows.map((row) => row.split('|')),
    lines: rows.map((_, index) => index + 2),
  };
}

function proposal(outcome: Outcome): Proposal {
  if (outcome.kind === 'proposal') return outcome.proposal;
  throw new Error('expected a proposal', { cause: outcome });
}

function missing(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'impossible') return outcome.found;
  throw new Error('expected that nothing can be proposed', { cause: outcome });
}

describe('a proposal by names and values', () => {
  test('of a Shopify export, with offsets after a space', () => {
    const shopify = sample(
      'Name|Financial Status|Paid at|Currency|Subtotal|Taxes|Total|Created at|Lineitem sku|Id',
      '#1001|paid|2024-03-05 10:00:00 +0100|EUR|10.00|1.90|12.00|2024-03-05 10:00:00 +0100|MUG-1|5001',
      '#1002|paid|2024-03-05 11:00:00 +0100|EUR|10.00|1.90|12.00|2024-03-05 11:00:00 +0100|MUG-2|5002',
    );
    expect(proposal(propose(shopify, NOTHING))).toMatchObject({
      columns: { order_id: 'Id', ts: 'Created at', amount: 'Total', product_id: 'Lineitem sku' },
      timeFormat: 'iso',
      namesZone: true,
      timesZone: null,
    });
  });

  test('of a German export', () => {
    const german = sample(
      'Belegnr|Datum|Artikelnummer|Bezeichnung|Menge|Betrag (EUR)|Kundennr|Land',
      '1001|05.03.2024 09:15|A1|Tasse|2|12,50|77|DE',
      '1002|17.03.2024 10:00|A2|Teller|1|-8,00||AT',
    );
    expect(proposal(propose(german, NOTHING))).toEqual({
      table: 'fact_sales',
      columns: {
        order_id: 'Belegnr',
        ts: 'Datum',
        product_id: 'Artikelnummer',
        product: 'Bezeichnung',
        quantity: 'Menge',
        amount: 'Betrag (EUR)',
        customer_id: 'Kundennr',
        country: 'Land',
      },
      timeFormat: 'DD.MM.YYYY HH:mm',
      dateOnly: false,
      namesZone: false,
      timesZone: null,
      decimal: ',',
      currency: 'EUR',
      unused: [],
      forms: PLAIN_FORMS,
      round: false,
      remarks: ['order lines are numbered by position, so each order must be in a single file'],
    });
  });

  test('of an American export with dates without times, and a cost and a unit price besides the total', () => {
    const american = sample(
      'Order #|Order Date|Ship Date|SKU|Qty|Unit Price|Cost|Line Total|Currency',
      '9|03/05/2024|03/07/2024|X|2|5.00|3.00|10.00|USD',
      '10|03/17/2024|03/19/2024|Y|1|7.50|3.00|7.50|USD',
    );
    const { columns, timeFormat, dateOnly, currency, unused } = proposal(propose(american, NOTHING));
    expect(columns).toEqual({
      order_id: 'Order #',
      ts: 'Order Date',
      product_id: 'SKU',
      quantity: 'Qty',
      amount: 'Line Total',
      currency: 'Currency',
    });
    expect({ timeFormat, dateOnly, currency }).toEqual({ timeFormat: 'MM/DD/YYYY', dateOnly: true, currency: 'USD' });
    expect(unused).toEqual(['Ship Date', 'Unit Price', 'Cost']);
  });

  test('uses the only column of times, regardless of its name', () => {
    const odd = sample('invoice|verbucht|total', '1|2024-03-05 10:00:00|5', '2|2024-03-06 11:00:00|6');
    const { columns } = proposal(propose(odd, { columns: {}, currency: 'EUR' }));
    expect(columns).toEqual({ order_id: 'invoice', ts: 'verbucht', amount: 'total' });
  });

  test('leaves out a column whose values are not of its kind, and says so', () => {
    const words = sample(
      'order_id|ts|amount|line_no|quantity',
      '1|2024-03-05 10:00|5|first|two',
      '2|2024-03-05 11:00|5|2nd|1',
    );
    const { columns, remarks } = proposal(propose(words, { columns: {}, currency: 'EUR' }));
    expect(columns).toEqual({ order_id: 'order_id', ts: 'ts', amount: 'amount' });
    expect(remarks).toContain(
      "no line_no: line_no contains 'first' (line 2), which is not a whole number of at most nine digits",
    );
    expect(
      remarks.some((remark) =>
        remark.startsWith("no quantity: quantity has values that are not numbers, such as 'two'"),
      ),
    ).toBe(true);
  });

  test('uses a line number or an event id only if it is unique', () => {
    const lines = sample('order_id|line|ts|amount', '1|1|2024-03-05 10:00|5', '1|1|2024-03-05 10:00|6');
    expect(proposal(propose(lines, { columns: {}, currency: 'EUR' })).columns['line_no']).toBeUndefined();
    const events = sample('id|ts|service|error', 'a|2024-03-05 10:00|x|0', 'a|2024-03-05 10:01|x|1');
    expect(proposal(propose(events, NOTHING)).columns['event_id']).toBeUndefined();
  });

  test('uses a duration as milliseconds only if its name has the unit', () => {
    const events = sample('time|host|duration|failed', '2024-03-05T10:00:00Z|x|1.5|0', '2024-03-05T10:00:01Z|x|2.5|1');
    const { table, columns, namesZone, timesZone, remarks } = proposal(propose(events, NOTHING));
    expect({ table, columns, namesZone, timesZone }).toEqual({
      table: 'fact_ops_events',
      columns: { ts: 'time', service: 'host', is_error: 'failed' },
      namesZone: true,
      timesZone: null,
    });
    expect(remarks).toEqual([
      "'duration' is left out, because its unit is unknown; if it has milliseconds: --column latency_ms=duration",
    ]);
  });

  test('follows the decisions', () => {
    const two = sample('order_id|ts|total|net|note', '1|2024-03-05 10:00|5|4|a', '2|2024-03-05 11:00|5|4|b');
    expect(proposal(propose(two, { columns: {}, currency: 'EUR' })).columns['amount']).toBe('net');
    const decided = { columns: { amount: 'total', product: 'note', order_id: 'order_id' }, currency: 'CHF' };
    expect(proposal(propose(two, decided))).toMatchObject({
      columns: { order_id: 'order_id', ts: 'ts', amount: 'total', product: 'note' },
      currency: 'CHF',
    });
    expect(missing(propose(two, { columns: { ts: null } }))).toContain(
      '  ts: missing; no column has a name such as ts, timestamp, created_at, ordered_at, order_ts',
    );
  });

  test('needs no decimal sign for numeric columns', () => {
    const numbers: Sample = {
      ...sample('order_id|ts|amount', '1|2024-03-05 10:00|1.234', '2|2024-03-05 11:00|5.000'),
      kinds: ['text', 'text', 'number'],
    };
    expect(proposal(propose(numbers, { columns: {}, currency: 'EUR' })).decimal).toBe('.');
  });
});

describe('what the file leaves open becomes a question', () => {
  test('an ambiguous order of day and month', () => {
    const open = sample('order_id|date|amount_eur', '1|03/04/2024|5', '2|05/06/2024|6');
    expect(propose(open, NOTHING)).toEqual({
      kind: 'question',
      question: {
        setting: 'time_format',
        column: 'date',
        formats: ['DD/MM/YYYY', 'MM/DD/YYYY'],
        example: '03/04/2024',
      },
    });
    expect(proposal(propose(open, { columns: {}, timeFormat: 'MM/DD/YYYY' }))).toMatchObject({
      timeFormat: 'MM/DD/YYYY',
      dateOnly: true,
    });
  });

  test('a decimal sign that could be a thousands separator', () => {
    const open = sample('order_id|ts|amount', '1|2024-03-05 10:00|1.234', '2|2024-03-05 11:00|5.000');
    expect(propose(open, { columns: {}, currency: 'EUR' })).toEqual({
      kind: 'question',
      question: { setting: 'decimal', column: 'amount', example: '1.234' },
    });
  });

  test('an unknown currency', () => {
    const open = sample('order_id|ts|amount', '1|2024-03-05 10:00|1.50', '2|2024-03-05 11:00|5.00');
    expect(propose(open, NOTHING)).toEqual({ kind: 'question', question: { setting: 'currency' } });
  });
});

describe('what can not be proposed is explained', () => {
  test('words for numbers, and empty columns', () => {
    const thousands = sample('Rechnung|Datum|Betrag', '1|2024-03-05|1.234,50', '|2024-03-06|frei');
    expect(missing(propose(thousands, NOTHING)).slice(1, 5)).toEqual([
      'as sales (fact_sales):',
      '  order_id: missing; Rechnung is empty in many rows',
      "  ts: found, 'Datum'",
      "  amount: missing; Betrag has values that are not numbers, such as 'frei' (line 3)",
    ]);
  });
});

test('a currency column that does not fit is never ignored automatically', () => {
  const small = sample('order_id|ts|amount|currency', '1|2024-03-05 10:00|5|euro', '2|2024-03-05 11:00|5|dollar');
  expect(missing(propose(small, { columns: {}, currency: 'EUR' }))).toContain(
    "  currency: missing; currency contains 'euro' (line 2), which is not a currency code of three letters; " +
      'export ISO codes, or exclude it with --column currency= and set --currency',
  );
  expect(
    proposal(propose(small, { columns: { currency: null }, currency: 'EUR' })).columns['currency'],
  ).toBeUndefined();
});

describe.skipIf(dataFolder === null)('real files', () => {
  async function outcome(file: string, rows = isLongRun ? 10_000 : 2_000): Promise<Outcome> {
    const { table } = await openUnknown(join(dataFolder ?? '', file), file, undefined);
    return propose(await takeSample(table, rows), NOTHING);
  }

  const SALES = `order_id line_no ts amount currency quantity product_id product category customer_id country region
    channel status`.split(/\s+/);

  test.each([
    // Its products include postage and discounts.
    ['sales/online_retail_ii.csv.gz', { currency: 'GBP', dateOnly: false }, { line_kind: 'product' }],
    ['sales/fuzzy_factory.csv.gz', { currency: 'USD', dateOnly: false }, {}],
    ['sales/global_electronics.csv.gz', { currency: 'USD', dateOnly: true }, {}],
  ])('%s is read by its own names', async (file, expected, further) => {
    const detected = proposal(await outcome(file));
    expect(detected).toMatchObject({
      table: 'fact_sales',
      timeFormat: 'iso',
      decimal: '.',
      namesZone: false,
      timesZone: null,
      unused: [],
    });
    expect(detected).toMatchObject(expected);
    expect(detected.columns).toEqual({ ...Object.fromEntries(SALES.map((name) => [name, name])), ...further });
  });

  test.each(['ops/uptime_devoplus.csv.gz', 'ops/uptime_metatext.csv.gz'])('%s is read as events', async (file) => {
    const detected = proposal(await outcome(file));
    expect(detected).toMatchObject({
      table: 'fact_ops_events',
      timeFormat: 'iso',
      namesZone: true,
      timesZone: null,
      unused: ['state', 'source'],
    });
    const events = ['ts', 'service', 'operation', 'status_code', 'latency_ms', 'is_error'];
    expect(detected.columns).toEqual(Object.fromEntries(events.map((name) => [name, name])));
  });

  test('the pizza shop has two forms of dates, one of which leaves open whether the day comes first', async () => {
    expect(await outcome('raw_dirty/pizza_sales_raw.csv.gz', 10_000)).toMatchObject({
      kind: 'question',
      question: {
        setting: 'time_format',
        formats: ['DD-MM-YYYY H:mm:ss | D/M/YYYY H:mm:ss', 'DD-MM-YYYY H:mm:ss | M/D/YYYY H:mm:ss'],
      },
    });
  });
});
