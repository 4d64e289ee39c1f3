import { describe, expect, test } from 'vitest';
import { propose } from './propose.ts';
import type { Sample } from './sample.ts';

const DAYS = Array.from({ length: 30 }, (_, index) => `2024-03-${String(index + 1).padStart(2, '0')}`);

/** Thirty orders with a further value each. */
function orders(header: string, valueOf: (index: number) => string): Sample {
  const names = ['order_id', 'date', ...header.split('|')];
  return {
    header: names,
    kinds: names.map(() => 'text'),
    rows: DAYS.map((day, index) => [`${index + 1}`, day, ...valueOf(index).split('|')]),
    lines: DAYS.map((_, index) => index + 2),
  };
}

function remarksOf(sample: Sample, currency: string): string {
  const outcome = propose(sample, { columns: {}, currency });
  if (outcome.kind !== 'proposal') throw new Error('expected a proposal', { cause: outcome });
  return outcome.proposal.remarks.join('\n');
}

describe('whole amounts', () => {
  const advice = "'total' has no decimals: if it is in cents, declare 'amount: {plus: total, in: minor_units}'";

  test('may be cents', () => {
    expect(
      remarksOf(
        orders('total', (index) => `${1999 + 7 * index}`),
        'EUR',
      ),
    ).toContain(advice);
  });

  test.each([
    ['round', (index: number) => `${100 * (index + 10)}`, 'EUR'],
    ['small', (index: number) => `${index + 11}`, 'EUR'],
    ['of a currency without cents', (index: number) => `${1999 + 7 * index}`, 'JPY'],
    ['not all whole', (index: number) => (index === 9 ? '19.50' : `${1999 + 7 * index}`), 'EUR'],
  ])('are no cents if they are %s', (_, valueOf, currency) => {
    expect(remarksOf(orders('total', valueOf), currency)).not.toContain('minor_units');
  });
});

describe('a currency in the name of the amount', () => {
  test.each(['EUR', 'USD'])('decides between columns: %s', (currency) => {
    const both = orders('amount_usd|amount_eur', () => '11.50|10.00');
    const outcome = propose(both, { columns: {}, currency });
    expect(outcome).toMatchObject({ proposal: { columns: { amount: `amount_${currency.toLowerCase()}` } } });
    expect(remarksOf(both, currency)).not.toContain('by its name');
  });

  test('that is not the currency of the business is named', () => {
    expect(
      remarksOf(
        orders('total_usd', () => '11.50'),
        'EUR',
      ),
    ).toContain("'total_usd' is in USD by its name, and is read as EUR: --currency USD if it is");
  });
});
