import { addDays, dayFromIso, isoDay, type Day } from '../../src/calendar/day.ts';
import { random, type Random } from '../../src/demo/chance/random.ts';

const FIRST = dayFromIso('2026-01-05');
const DAYS = 110;
/** The days that sales-2.csv brings, and before them those that it corrects. */
const LATER_DAYS = 20;
const CORRECTED_DAYS = 5;
const ORDERS = 110;
const EVENTS = 50;

/**
 * The config of a shop with 110 sale lines a day in two files, the second of which corrects some of the first; one metric
 * of each table is followed, so that judging takes about as long as the rest of a run.
 */
export const SMALL_SHOP_CONFIG = `
business: {name: Small shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: "${isoDay(addDays(FIRST, DAYS))}T08:00"}
judged_days: 7
horizon_days: 7
metrics: {orders: false, average_order_value: false, refund_rate: false, error_rate: false}
sources:
  shop: {path: sales-*.csv, columns: [order_id, line_no, ts, amount, country], numbers_restart: never}
  services: {table: fact_ops_events, path: ops.csv, zone: UTC, columns: [event_id, ts, service, latency_ms, is_error]}
`;

export function earlierSales(): string {
  return salesCsv(FIRST, addDays(FIRST, DAYS - LATER_DAYS), 1);
}

export function laterSales(): string {
  return salesCsv(addDays(FIRST, DAYS - LATER_DAYS - CORRECTED_DAYS), addDays(FIRST, DAYS), 2);
}

export function opsEvents(): string {
  const draws = random(3, 0);
  const rows = daysUntil(FIRST, addDays(FIRST, DAYS)).flatMap((day) =>
    times(EVENTS, draws).map((time, index) => {
      const latency = (50 + 90 * draws.uniform()).toFixed(1);
      return `${day}-${index},${isoDay(day)}T${time},${index % 2 ? 'shop' : 'payment'},${latency},${draws.integer(99) ? 0 : 1}`;
    }),
  );
  return ['event_id,ts,service,latency_ms,is_error', ...rows, ''].join('\n');
}

function salesCsv(from: Day, until: Day, seed: number): string {
  const draws = random(seed, 0);
  const rows = daysUntil(from, until).flatMap((day) =>
    times(ORDERS, draws).map((time, index) => {
      const amount = (5 + 50 * draws.uniform()).toFixed(2);
      return `${day}-${index},1,${isoDay(day)}T${time},${amount},${draws.pick(['DE', 'FR', 'PL'])}`;
    }),
  );
  return ['order_id,line_no,ts,amount,country', ...rows, ''].join('\n');
}

function daysUntil(from: Day, until: Day): Day[] {
  return Array.from({ length: until - from }, (_, index) => addDays(from, index));
}

/** Times of a day, ascending, the last of which never come to the same second. */
function times(count: number, draws: Random): string[] {
  return Array.from({ length: count }, (_, index) => {
    const second = Math.floor(((index + draws.uniform()) * 79_200) / count);
    return new Date(second * 1000).toISOString().slice(11, 19);
  });
}
