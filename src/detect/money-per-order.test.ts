import { describe, expect, test } from 'vitest';
import { moneyPerOrder as moneyPerOrderBefore } from './money-per-order.ts';

const moneyPerOrder = (known: readonly ReturnType<typeof day>[]): number | null =>
  moneyPerOrderBefore(
    { money: known.map(({ money }) => money), orders: known.map(({ orders }) => orders) },
    known.length,
  );
const day = (orders: number | null, money = 100) => ({ money, orders });
const days = (count: number, of: (index: number) => ReturnType<typeof day>) =>
  Array.from({ length: count }, (_, index) => of(index));

describe('the money of an order', () => {
  test('is that of all orders divided by their number', () => {
    expect(moneyPerOrder([day(3, 60), day(1, 20), day(null, 0)])).toBe(20);
    expect(moneyPerOrder([day(0, 0)])).toBe(0);
  });

  test('is that of the last year where the last four weeks had no orders', () => {
    expect(
      moneyPerOrder([
        ...days(300, (index) => (index % 60 === 0 ? day(1, 80) : day(0, 0))),
        ...days(28, () => day(0, 0)),
      ]),
    ).toBe(80);
  });

  test('is unknown where orders are not counted', () => {
    expect(moneyPerOrder([])).toBeNull();
    expect(moneyPerOrder([day(null)])).toBeNull();
  });

  test('is unknown where each day has one row with its total', () => {
    expect(moneyPerOrder(days(56, () => day(1, 2000)))).toBeNull();
  });

  test('is known of a product with one order on most days, and is unknown of daily totals with an outage', () => {
    expect(moneyPerOrder(days(90, (index) => (index % 9 === 4 ? day(null, 0) : day(1, 12))))).toBeCloseTo(12, 9);
    expect(moneyPerOrder(days(90, (index) => (index > 80 && index < 85 ? day(null, 0) : day(1, 2000))))).toBeNull();
  });

  test('is known of a product without rows on a few days of a year, none of them lately; closed weekdays are no such days', () => {
    expect(moneyPerOrder(days(364, (index) => (index % 50 === 20 ? day(null, 0) : day(1, 12))))).toBeCloseTo(12, 9);
    expect(moneyPerOrder(days(364, (index) => (index % 7 === 6 ? day(null, 0) : day(1, 2000))))).toBeNull();
  });

  test('is known of a shop with some five orders a day, whose number chance decides', () => {
    // Their mean is 5.1 and their variance 5.3: those of a Poisson distribution are equal.
    const drawn = [4, 4, 5, 8, 3, 8, 9, 6, 6, 2, 3, 3, 6, 4, 7, 5, 6, 11, 4, 7, 8, 3, 6, 3, 4, 4, 1, 4];
    expect(moneyPerOrder(drawn.map((orders) => day(orders, 20 * orders)))).toBe(20);
  });
});
