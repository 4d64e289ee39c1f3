import { addDays, dayFromIso, type Day } from '../../calendar/day.ts';
import type { Order, SaleLine } from './order.ts';
import { PLANTED_INCIDENTS } from './planted-incidents.ts';
import type { Random } from '../chance/random.ts';

const HOUR_MS = 3_600_000;
/** Goodwill credits a day. */
const ADJUSTMENTS = 0.3;
/** A burst takes goods sold from this many days before it to this many. */
const BURST_DAYS_BEFORE = { first: 26, last: 3 };

interface Plan {
  readonly sale: SaleLine;
  readonly status: 'refund' | 'adjustment';
}

export interface ReturnsDesk {
  /** Decides which of a day's sales come back, and when. */
  expect(day: Day, sales: readonly SaleLine[], random: Random): void;
  /** The refunds and adjustments of a day, in order of time. Call once per day. */
  linesOf(day: Day, random: Random): SaleLine[];
}

/** Books what comes after a sale, on its own later day, as the next line of the sale's order. */
export function returnsDesk(): ReturnsDesk {
  const plans = new Map<Day, Plan[]>();
  const laterLines = new Map<Order, number>();

  function plan(day: Day, entry: Plan): void {
    const sameDay = plans.get(day);
    if (sameDay === undefined) plans.set(day, [entry]);
    else sameDay.push(entry);
  }

  function nextLineNo(order: Order): number {
    const later = (laterLines.get(order) ?? 0) + 1;
    laterLines.set(order, later);
    return order.lineCount + later;
  }

  function expect(day: Day, sales: readonly SaleLine[], random: Random): void {
    const kept = sales.filter(({ status }) => status === 'ok');
    for (const sale of kept) {
      const dueOn = refundDay(day, sale, random);
      if (dueOn !== null) plan(dueOn, { sale, status: 'refund' });
    }
    for (let left = random.poisson(ADJUSTMENTS); left > 0; left--) {
      const sale = kept[random.integer(kept.length)];
      if (sale !== undefined) plan(addDays(day, 2 + random.integer(12)), { sale, status: 'adjustment' });
    }
  }

  function linesOf(day: Day, random: Random): SaleLine[] {
    const due = plans.get(day) ?? [];
    plans.delete(day);
    const times = due.map(() => day * 24 * HOUR_MS + 8 * HOUR_MS + random.integer(12 * 3600) * 1000);
    times.sort((a, b) => a - b);
    return due.map((entry, index) => bookedLine(entry, nextLineNo(entry.sale.order), times[index] ?? 0, random));
  }

  return { expect, linesOf };
}

/** The day on which a sale comes back: mostly one to three weeks later; null for most sales. */
function refundDay(day: Day, { product }: SaleLine, random: Random): Day | null {
  if (random.uniform() < product.refundShare) return addDays(day, 6 + random.integer(15));
  const burst = BURSTS.get(product.id);
  return burst ? burstDay(day, product.refundShare, burst, random) : null;
}

interface Burst {
  readonly firstDay: Day;
  readonly lengthDays: number;
  readonly factor: number;
}

/** By product. */
const BURSTS: ReadonlyMap<string, Burst> = new Map(
  PLANTED_INCIDENTS.flatMap((incident) => {
    if (incident.kind !== 'refund_burst') return [];
    const firstDay = dayFromIso(incident.from);
    const lengthDays = dayFromIso(incident.to) - firstDay + 1;
    const burst = { firstDay, lengthDays, factor: incident.effect.refund_lines_factor };
    return incident.scope.products.map((product) => [product, burst] as const);
  }),
);

function burstDay(day: Day, refundShare: number, { firstDay, lengthDays, factor }: Burst, random: Random): Day | null {
  const daysBefore = firstDay - day;
  if (daysBefore < BURST_DAYS_BEFORE.last || daysBefore > BURST_DAYS_BEFORE.first) return null;
  const daysOfSales = BURST_DAYS_BEFORE.first - BURST_DAYS_BEFORE.last + 1;
  const extraShare = (refundShare * (factor - 1) * lengthDays) / daysOfSales;
  return random.uniform() < extraShare ? addDays(firstDay, random.integer(lengthDays)) : null;
}

function bookedLine({ sale, status }: Plan, lineNo: number, localMs: number, random: Random): SaleLine {
  const { order, product } = sale;
  if (status === 'refund') return { ...sale, lineNo, localMs, cents: -sale.cents, quantity: -sale.quantity, status };
  return { order, product, lineNo, localMs, cents: -100 * (3 + random.integer(10)), quantity: 0, status };
}
