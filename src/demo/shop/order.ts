import type { Product } from './catalogue.ts';
import type { Customer } from './customer-base.ts';
import type { Channel } from './market.ts';

/** What one customer bought at once. */
export interface Order {
  readonly id: string;
  readonly customer: Customer;
  readonly channel: Channel;
  /** Lines when it was placed; refunds and adjustments come on top. */
  readonly lineCount: number;
}

/** One line of `sales.csv`. */
export interface SaleLine {
  readonly order: Order;
  /** From 1. */
  readonly lineNo: number;
  /** The wall clock, read as if it were UTC. */
  readonly localMs: number;
  readonly cents: number;
  readonly quantity: number;
  readonly product: Product;
  readonly status: 'ok' | 'cancelled' | 'refund' | 'adjustment';
}
