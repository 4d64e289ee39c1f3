import { dayFromIso, daysBetween, type Day } from '../../calendar/day.ts';
import { zone, type Zone } from '../../calendar/zone.ts';
import type { SaleLine } from './order.ts';
import { simulateOps, type OpsEvent } from './simulate-ops.ts';
import { simulateSales } from './simulate-sales.ts';

/** The business days of the demo shop, in order: three years. */
export const DEMO_DAYS: readonly Day[] = daysBetween(dayFromIso('2023-09-22'), dayFromIso('2026-09-21'));

/** The zone in which its days begin. */
export function demoZone(): Zone {
  return zone('Europe/Berlin');
}

/** What happened on one business day, each list in order of time. */
export interface ShopDay {
  readonly day: Day;
  readonly sales: readonly SaleLine[];
  readonly events: readonly OpsEvent[];
}

/**
 * Nordlicht Outdoor, a shop that does not exist, day by day through `DEMO_DAYS`: always the same sales and operational
 * events, about 365 of each a day, with the incidents of `PLANTED_INCIDENTS`.
 *
 * Day-to-day chance is smaller than in a real shop of this size: order counts have a standard deviation of 3.5 % where a
 * Poisson count would have 8 %, and countries, channels, basket sizes, products and usual errors are dealt from a deck.
 * Daily revenue then strays 5 to 7 % from the mean of the last four same weekdays, as in a larger shop.
 */
export function* simulateShop(): Generator<ShopDay> {
  const clock = demoZone();
  const salesOf = simulateSales(clock);
  const eventsOf = simulateOps(clock);
  for (const day of DEMO_DAYS) yield { day, sales: salesOf(day), events: eventsOf(day) };
}
