import { expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay, type Day } from '../../calendar/day.ts';
import { dayStart, zone } from '../../calendar/zone.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import { ZIP_JACKET } from './catalogue.ts';
import { holidayEffect } from './holiday-effect.ts';
import type { SaleLine } from './order.ts';
import { plantedOn } from './planted-incidents.ts';
import type { OpsEvent } from './simulate-ops.ts';
import { DEMO_DAYS, simulateShop, type ShopDay } from './simulate-shop.ts';

const clock = zone('Europe/Berlin');
const days = [...simulateShop()];
const byDay = new Map(days.map((shopDay) => [shopDay.day, shopDay]));
const lines = days.flatMap(({ sales }) => sales);
const events = days.flatMap((shopDay) => shopDay.events);

const on = (iso: string) => shopDayOf(dayFromIso(iso));
const net = ({ sales }: ShopDay) =>
  sales.reduce((sum, line) => sum + (line.status === 'cancelled' ? 0 : line.cents), 0);
const orders = ({ sales }: ShopDay) => sales.filter((line) => line.status === 'ok' && line.lineNo === 1).length;
const jacketRefunds = ({ sales }: ShopDay) => refunds(sales).filter(({ product }) => product.id === ZIP_JACKET).length;
const ordersFrom = (countries: string[]) => (shopDay: ShopDay) =>
  shopDay.sales.filter((line) => line.lineNo === 1 && countries.includes(line.order.customer.country)).length;

test('three years have about 400,000 lines of each table', () => {
  expect(days.length).toBe(1096);
  for (const table of [lines, events]) {
    expect(table.length).toBeGreaterThan(380_000);
    expect(table.length).toBeLessThan(420_000);
  }
});

test('a second run makes the same shop', () => {
  const again = simulateShop();
  for (const shopDay of days.slice(0, 10)) expect(again.next().value).toEqual(shopDay);
});

test('each list is in order of time and inside its business day', () => {
  for (const { day, sales, events } of days) {
    const saleTimes = sales.map((line) => line.localMs / 86_400_000);
    const eventTimes = events.map((event) => event.instantMs);
    expect(isAscending(saleTimes) && isAscending(eventTimes)).toBe(true);
    expect(saleTimes[0]).toBeGreaterThanOrEqual(day);
    expect(saleTimes.at(-1)).toBeLessThan(day + 1);
    expect(eventTimes[0]).toBeGreaterThanOrEqual(dayStart(day, clock));
    expect(eventTimes.at(-1)).toBeLessThan(dayStart(addDays(day, 1), clock));
  }
});

test('no sale happens at a time that the clock skips', () => {
  const shortDays = days.filter(
    ({ day }) => dayStart(addDays(day, 1), clock) - dayStart(day, clock) === 23 * 3_600_000,
  );
  expect(shortDays.map(({ day }) => isoDay(day))).toEqual(['2024-03-31', '2025-03-30', '2026-03-29']);
  for (const { localMs } of shortDays.flatMap(({ sales }) => sales)) {
    expect(clock.localTime(clock.instant(localMs))).toBe(localMs);
  }
});

test('a line has its own number within its order', () => {
  const numbers = new Map<SaleLine['order'], Set<number>>();
  for (const { order, lineNo } of lines) numbers.set(order, (numbers.get(order) ?? new Set()).add(lineNo));
  expect(new Set(Array.from(numbers.keys(), ({ id }) => id)).size).toBe(numbers.size);
  expect(sum(Array.from(numbers.values(), ({ size }) => size))).toBe(lines.length);
});

test('a refund takes back one whole sale of an earlier day', () => {
  const open = new Map<string, number>();
  const refunded = new Set(refunds(lines).map(({ order }) => order));
  const key = ({ order, product, cents, quantity }: SaleLine) =>
    [order.id, product.id, Math.abs(cents), Math.abs(quantity)].join(' ');
  const add = (line: SaleLine, count: number) => open.set(key(line), (open.get(key(line)) ?? 0) + count);
  for (const { sales } of days) {
    for (const line of refunds(sales)) add(line, -1);
    expect(refunds(sales).filter((line) => (open.get(key(line)) ?? 0) < 0)).toEqual([]);
    for (const line of sales) if (line.status === 'ok' && refunded.has(line.order)) add(line, 1);
  }
});

test('sales are positive, refunds and adjustments negative, cancelled lines under 1 %', () => {
  const isSale = ({ status }: SaleLine) => status === 'ok' || status === 'cancelled';
  expect(lines.filter((line) => line.cents > 0 !== isSale(line))).toEqual([]);
  const share = (status: string) => lines.filter((line) => line.status === status).length / lines.length;
  expect(share('cancelled')).toBeGreaterThan(0.003);
  expect(share('cancelled')).toBeLessThan(0.01);
  expect(share('adjustment')).toBeLessThan(0.002);
});

test('every service has 50 events a day, but the warehouse on the day of its gap', () => {
  for (const shopDay of days) {
    for (const service of ['storefront', 'search', 'checkout', 'payment', 'warehouse']) {
      const isGap = service === 'warehouse' && isoDay(shopDay.day) === '2026-05-19';
      const { length } = of(service, shopDay);
      expect(isGap ? length === 0 : length >= 50, `${service} on ${isoDay(shopDay.day)}`).toBe(true);
    }
  }
});

test('errors are under 0.6 % outside the outages', () => {
  const usual = days.filter(({ day }) => !plantedOn('payment_outage', day));
  for (const service of ['storefront', 'search', 'checkout', 'payment', 'warehouse']) {
    expect(errorShare(usual.flatMap((shopDay) => of(service, shopDay)))).toBeLessThan(0.006);
  }
});

test('the payment outage of the last day costs 55 to 70 % of its revenue', () => {
  const last = on('2026-09-21');
  expect(change(net, last)).toBeGreaterThan(-0.7);
  expect(change(net, last)).toBeLessThan(-0.55);
  expect(change(orders, last)).toBeCloseTo(-0.65, 1);
  expect(errorShare(of('payment', last))).toBeGreaterThan(0.35);
  expect(errorShare(of('checkout', last))).toBeGreaterThan(0.05);
  const latency = medianLatency('payment', last) / medianLatency('payment', on('2026-09-20'));
  expect(latency).toBeGreaterThan(5);
});

test('the last day is complete: it ends as late as others do', () => {
  const end = ({ day, sales }: ShopDay) => (sales.at(-1)?.localMs ?? 0) - day * 86_400_000;
  expect(end(on('2026-09-21'))).toBeGreaterThan(quantile(days.map(end), 0.02) ?? 0);
});

test('the payment outage of 2025 shows for half a day', () => {
  const outage = on('2025-11-04');
  expect(change(net, outage)).toBeLessThan(-0.25);
  expect(errorShare(of('payment', outage))).toBeGreaterThan(0.15);
});

test('the summer sale brings 45 % more orders of lower value', () => {
  const sale = DEMO_DAYS.filter((day) => plantedOn('promotion', day)?.id === 'summer-sale-2026').map(shopDayOf);
  expect(sale.length).toBe(7);
  expect(mean(sale.map((shopDay) => change(orders, shopDay)))).toBeCloseTo(0.45, 1);
  const value = (shopDay: ShopDay) => net(shopDay) / orders(shopDay);
  expect(mean(sale.map((shopDay) => change(value, shopDay)))).toBeCloseTo(-0.12, 1);
});

test('Poland and France lose 45 % of their orders in five weeks, the others none', () => {
  const weeks = (from: string, to: string, countries: string[]) => sum(daysFrom(from, to).map(ordersFrom(countries)));
  const trend = (countries: string[]) =>
    weeks('2026-05-25', '2026-05-31', countries) / weeks('2026-04-20', '2026-04-26', countries);
  // The middle of the last week is the 32nd day.
  expect(trend(['PL', 'FR']) / trend(['DE', 'AT', 'CH', 'NL'])).toBeCloseTo(Math.exp(-0.018 * 32), 1);
});

test('five times as many jackets as usual come back on three days in July', () => {
  const usual = mean(daysFrom('2026-06-01', '2026-07-13').map(jacketRefunds)) ?? 0;
  const burst = mean(daysFrom('2026-07-14', '2026-07-16').map(jacketRefunds)) ?? 0;
  expect(burst / usual).toBeGreaterThan(4);
  expect(burst / usual).toBeLessThan(6);
});

test('search is four times as slow on 10 June 2026, and sales do not care', () => {
  const slow = on('2026-06-10');
  expect(medianLatency('search', slow) / medianLatency('search', on('2026-06-09'))).toBeGreaterThan(3);
  expect(Math.abs(change(net, slow))).toBeLessThan(0.1);
});

test('no usual day of the last 180 strays by more than 15 % from the four weeks before', () => {
  const strays = days.slice(-180).filter((shopDay) => [shopDay, ...weeksBefore(shopDay)].every(isUsual));
  expect(strays.length).toBeGreaterThan(55);
  for (const shopDay of strays) expect(Math.abs(change(net, shopDay)), `on ${isoDay(shopDay.day)}`).toBeLessThan(0.15);
});

function isUsual({ day }: ShopDay): boolean {
  const kinds = ['promotion', 'payment_outage', 'slow_decline'] as const;
  return holidayEffect(day) === 1 && kinds.every((kind) => !plantedOn(kind, day));
}

function refunds(sales: readonly SaleLine[]): SaleLine[] {
  return sales.filter(({ status }) => status === 'refund');
}

function of(service: string, shopDay: ShopDay): OpsEvent[] {
  return shopDay.events.filter((event) => event.service === service);
}

function errorShare(some: readonly OpsEvent[]): number {
  return some.filter(({ isError }) => isError).length / some.length;
}

function medianLatency(service: string, shopDay: ShopDay): number {
  return (
    quantile(
      of(service, shopDay).map(({ latencyMs }) => latencyMs),
      0.5,
    ) ?? 0
  );
}

/** Relative to the mean of the same weekday in the four weeks before. */
function change(figure: (shopDay: ShopDay) => number, shopDay: ShopDay): number {
  return figure(shopDay) / (mean(weeksBefore(shopDay).map(figure)) ?? 0) - 1;
}

function weeksBefore({ day }: ShopDay): ShopDay[] {
  return [7, 14, 21, 28].map((back) => shopDayOf(addDays(day, -back)));
}

function daysFrom(from: string, to: string): ShopDay[] {
  return days.filter(({ day }) => dayFromIso(from) <= day && day <= dayFromIso(to));
}

function shopDayOf(day: Day): ShopDay {
  const shopDay = byDay.get(day);
  if (shopDay === undefined) throw new RangeError(`the shop has no ${isoDay(day)}`);
  return shopDay;
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? 0) <= value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
