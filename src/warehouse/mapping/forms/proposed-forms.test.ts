import { describe, expect, test } from 'vitest';
import type { Proposal } from '../proposal.ts';
import { propose } from '../propose.ts';

/** The proposal for a file of these rows, or what is missing. */
function proposed(header: string, ...rows: string[]): Proposal | readonly string[] | string {
  const names = header.split('|');
  const sample = {
    header: names,
    kinds: names.map(() => 'text' as const),
    rows: rows.map((row) => row.split('|')),
    lines: rows.map((_, index) => index + 2),
  };
  const outcome = propose(sample, { columns: {}, currency: 'EUR' });
  if (outcome.kind === 'question') return outcome.question.setting;
  return outcome.kind === 'proposal' ? outcome.proposal : outcome.found;
}

function forms(header: string, ...rows: string[]): Proposal['forms'] | string {
  const found = proposed(header, ...rows);
  return typeof found === 'object' && 'forms' in found ? found.forms : String(found);
}

describe('an amount is proposed of several columns', () => {
  const product = { times: ['qty', 'price'], lessShare: null, plus: [], less: [], decimals: null };
  const base = 'order_id|date|qty|price';

  test('quantity and unit price', () => {
    expect(forms(base, '1|2024-01-01|2|11.95')).toMatchObject({ made: { amount: product } });
    expect(forms('Bestellnummer|Datum|Menge|Einzelpreis', '1|2024-01-01|2|11,95')).toMatchObject({
      made: { amount: { ...product, times: ['Menge', 'Einzelpreis'] } },
    });
  });

  test('with a discount in money, or in percent', () => {
    expect(forms(`${base}|discount`, '1|2024-01-01|2|11.95|1.50')).toMatchObject({
      made: { amount: { ...product, less: ['discount'] } },
    });
    expect(forms(`${base}|discount`, '1|2024-01-01|2|11.95|15%')).toMatchObject({
      made: { amount: { ...product, lessShare: 'discount' } },
    });
    expect(forms(`${base}|discount_rate`, '1|2024-01-01|2|11.95|0.15')).toMatchObject({
      made: { amount: { ...product, lessShare: 'discount_rate' } },
    });
  });

  test('but not with one that may be either', () => {
    expect(forms(`${base}|discount`, '1|2024-01-01|2|11.95|0.15')).toMatch(
      /amount: missing; 'discount' has values below 1 alone, which may be shares of the amount or money/,
    );
  });

  test('rounded where they have more decimals than are kept', () => {
    expect(proposed(base, '1|2024-01-01|2.5|11.9955')).toMatchObject({ round: true });
    expect(proposed(base, '1|2024-01-01|2|11.9955')).toMatchObject({ round: false });
  });
});

describe('refunds are proposed of their column', () => {
  const less = { times: [], lessShare: null, plus: [], less: ['Refunded Amount'], decimals: null };

  test('by the sign that they have, on their own day if there is one', () => {
    expect(forms('order|date|total|Refunded Amount', '1|2024-01-01|20|5')).toMatchObject({
      lines: { refund: { amount: less, ts: null } },
    });
    expect(forms('order|date|total|Refunded Amount|Refunded at', '1|2024-01-01|20|-5|2024-01-03')).toMatchObject({
      lines: { refund: { amount: { ...less, plus: ['Refunded Amount'], less: [] }, ts: 'Refunded at' } },
    });
  });

  test.each([
    ['amounts below zero', 'order|date|total|refund', '1|2024-01-01|20|5', '2|2024-01-01|-5|0'],
    ['amounts in cents below zero', 'order|date|total_cents|refund_cents', '1|2024-01-01|20|5', '2|2024-01-01|-5|0'],
    ['quantities below zero', 'order|date|qty|price|refund', '1|2024-01-01|2|9.50|5', '2|2024-01-01|-1|9.50|0'],
    ['money out', 'order|date|credit|debit|refund', '1|2024-01-01|20||5', '2|2024-01-01||5|0'],
    ['rows that say so', 'order|date|type|amount|refund', '1|2024-01-01|charge|20|5', '2|2024-01-01|refund|5|0'],
  ])('but not where %s are refunds already', (_, header, ...rows) => {
    const found = proposed(header, ...rows);
    expect(found).toMatchObject({
      remarks: expect.arrayContaining([expect.stringMatching(/^'refund.*' is left out: .* are refunds already$/)]),
    });
    expect(forms(header, ...rows)).toHaveProperty('lines', {});
  });

  test('in the unit of the amount, if they have no decimals', () => {
    const refundOf = (refund: string) => forms('order|date|total_cents|refund', `1|2024-01-01|2000|${refund}`);
    const minor = { amount: { less: ['refund'], inMinorUnits: true } };
    expect(refundOf('500')).toMatchObject({ lines: { refund: minor } });
    expect(refundOf('')).toMatchObject({ lines: { refund: minor } });
    expect(refundOf('5.00')).not.toMatchObject({ lines: { refund: minor } });
    expect(forms('order|date|total|refund', '1|2024-01-01|20|5')).not.toMatchObject({ lines: { refund: minor } });
  });
});

describe('orders over several rows', () => {
  test('have the total on the first alone', () => {
    expect(
      forms('Name|Created at|Total|Lineitem quantity|Lineitem price', '#1|2024-01-01|35|1|30', '#1|2024-01-01||1|5'),
    ).toMatchObject({ amountOf: 'order', items: { times: ['Lineitem quantity', 'Lineitem price'] } });
  });

  test('are filled where the first alone has their number and time', () => {
    expect(forms('order|date|total', '1|2024-01-01|30', '||5')).toMatchObject({ fillDown: true, amountOf: 'line' });
    expect(forms('order|date|total', '1|2024-01-01|30', '|2024-01-02|5', '3|2024-01-02|5')).toMatch(
      /order_id: missing; order is empty in many rows/,
    );
  });

  test('that may have their total on each row are pointed out', () => {
    const rows = ['1|2024-01-01|30', '2|2024-01-01|7', '3|2024-01-02|9'].flatMap((row) => [row, row]);
    const found = proposed('order|date|total', ...rows);
    expect(JSON.stringify(found)).toContain("'amount_of: order' in the config counts it once");
  });
});

test('rows without an order number are orders, if no column could be one', () => {
  expect(forms('date|client|total', '2024-01-01 10:00|Ann|30', '2024-01-01 10:00|Ann|30')).toMatchObject({
    made: { order_id: { each: 'row' } },
  });
});

test('a date and a time of day in two columns are one time', () => {
  expect(proposed('order|date|time|total', '1|05/03/2024|9:15 PM|3', '2|17/03/2024|10:00 AM|3')).toMatchObject({
    timeFormat: 'DD/MM/YYYY h:mm A',
    dateOnly: false,
    forms: { made: { ts: { date: 'date', time: 'time' } } },
  });
});

test('statuses tell errors', () => {
  expect(forms('time|service|status', '2024-01-01T10:00|api|200', '2024-01-01T10:01|api|503')).toMatchObject({
    made: { is_error: { column: 'status', from: 500 } },
  });
  expect(forms('time|service|level', '2024-01-01T10:00|api|INFO', '2024-01-01T10:01|api|ERROR')).toMatchObject({
    made: { is_error: { column: 'level', values: ['ERROR'] } },
  });
  expect(forms('time|service|state', '2024-01-01T10:00|api|blue')).toMatch(
    /is_error: missing; 'state' has another coding/,
  );
});
