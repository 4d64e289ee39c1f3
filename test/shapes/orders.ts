import { random } from '../../src/demo/chance/random.ts';

const ORDERS = 500;
const DAYS = 10;
const CUSTOMERS = ['Müller GmbH', 'Ann Lee', 'Café Größe', 'Smith, John', 'O"Neil', 'Zoë'];

/** An order, or the refund of one, as every shape holds it. */
export interface Order {
  readonly id: string;
  /** Its time in UTC. */
  readonly day: string;
  readonly time: string;
  /** Its money in hundredths; below zero for a refund. */
  readonly cents: bigint;
  readonly currency: 'EUR' | 'USD';
  readonly status: 'paid' | 'cancelled' | 'refunded';
  readonly customer: string;
}

/** The same 500 orders each time, by their times: sales in two currencies, of which some are cancelled, and refunds. */
export function allOrders(): Order[] {
  const draws = random(13, 0);
  return Array.from({ length: ORDERS }, (_, index): Order => {
    const minute = index % 50;
    const day = String(8 + Math.floor((index * DAYS) / ORDERS)).padStart(2, '0');
    const isRefund = index % 17 === 5;
    const cents = BigInt(100 + draws.integer(index % 23 === 0 ? 900_000 : 20_000));
    return {
      id: String(10_001 + index),
      day: `2024-03-${day}`,
      time: `${String(8 + Math.floor(minute / 5)).padStart(2, '0')}:${String((minute % 5) * 11).padStart(2, '0')}:${String(draws.integer(59)).padStart(2, '0')}`,
      cents: isRefund ? -cents : cents,
      currency: index % 9 === 4 ? 'USD' : 'EUR',
      status: isRefund ? 'refunded' : index % 41 === 7 ? 'cancelled' : 'paid',
      customer: draws.pick(CUSTOMERS),
    };
  });
}

/** `-12.50` */
export function decimal(cents: bigint, sign: '.' | ',' = '.'): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}${sign}${digits.slice(-2)}`;
}

/** The money of a day in a currency. */
export interface DayTotal {
  readonly day: string;
  readonly currency: string;
  readonly orders: number;
  readonly gross: string;
  readonly refunds: string;
  readonly cancelled: string;
}

/** What facts of these orders add up to, by day and currency. */
export function totalsOf(orders: readonly Order[]): DayTotal[] {
  const keys = [...new Set(orders.map(({ day, currency }) => `${day} ${currency}`))].sort();
  return keys.map((key) => {
    const here = orders.filter(({ day, currency }) => key === `${day} ${currency}`);
    const sum = (of: (order: Order) => boolean): string =>
      decimal(here.filter(of).reduce((total, { cents }) => total + cents, 0n));
    const [day = '', currency = ''] = key.split(' ');
    return {
      day,
      currency,
      orders: here.length,
      gross: sum(({ cents, status }) => cents > 0n && status !== 'cancelled'),
      refunds: sum(({ cents }) => cents < 0n),
      cancelled: sum(({ status }) => status === 'cancelled'),
    };
  });
}
