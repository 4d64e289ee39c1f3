import { describe, expect, test } from 'vitest';
import { ordersBehind } from './orders-behind.ts';

const day = (orders: number | null, money = 100) => ({ money, orders });

describe('the expected number of orders', () => {
  test('is as many as the money per order says', () => {
    expect(ordersBehind([day(3, 60), day(1, 20), day(null, 0)], 50)).toBe(2.5);
    expect(ordersBehind([day(0, 0)], 50)).toBe(0);
  });

  test('is unknown where orders are not counted', () => {
    expect(ordersBehind([], 50)).toBeNull();
    expect(ordersBehind([day(null)], 50)).toBeNull();
  });

  test('is unknown where each day has one row with its total', () => {
    expect(
      ordersBehind(
        Array.from({ length: 56 }, () => day(1, 2000)),
        2000,
      ),
    ).toBeNull();
  });

  test('is known of a product with one order on most days, and is unknown of daily totals with an outage', () => {
    const sells = (index: number): boolean => index % 9 !== 4;
    const product = Array.from({ length: 90 }, (_, index) => (sells(index) ? day(1, 12) : day(null, 0)));
    expect(ordersBehind(product, 12)).toBeCloseTo(1, 9);
    const outage = Array.from({ length: 90 }, (_, index) => (index > 80 && index < 85 ? day(null, 0) : day(1, 2000)));
    expect(ordersBehind(outage, 2000)).toBeNull();
  });

  test('is known of a product without rows on a few days of a year, none of them lately; closed weekdays are no such days', () => {
    const rarely = Array.from({ length: 364 }, (_, index) => (index % 50 === 20 ? day(null, 0) : day(1, 12)));
    expect(ordersBehind(rarely, 12)).toBeCloseTo(1, 9);
    const closed = Array.from({ length: 364 }, (_, index) => (index % 7 === 6 ? day(null, 0) : day(1, 2000)));
    expect(ordersBehind(closed, 2000)).toBeNull();
  });

  test('is known of a shop with some five orders a day, whose number chance decides', () => {
    // Their mean is 5.1 and their variance 5.3: those of a Poisson distribution are equal.
    const drawn = [4, 4, 5, 8, 3, 8, 9, 6, 6, 2, 3, 3, 6, 4, 7, 5, 6, 11, 4, 7, 8, 3, 6, 3, 4, 4, 1, 4];
    expect(
      ordersBehind(
        drawn.map((orders) => day(orders, 20 * orders)),
        100,
      ),
    ).toBe(5);
  });
});
