import { urn } from '../chance/urn.ts';

export interface Operation {
  readonly name: string;
  /** The answer when all is well. */
  readonly statusCode: number;
  /** An answer that is not an error of ours (not found, card declined), and its share. */
  readonly refusal?: { readonly statusCode: number; readonly share: number };
}

export interface Service {
  readonly name: string;
  /** Events of a usual day: a sample of all requests, which does not grow with the shop. */
  readonly eventsPerDay: number;
  readonly errorRate: number;
  readonly medianLatencyMs: number;
  /** Of the latency's logarithm. */
  readonly latencySpread: number;
  /** An urn. */
  readonly operations: readonly Operation[];
}

/** What runs behind the shop. */
export const SERVICES: readonly Service[] = [
  {
    name: 'storefront',
    eventsPerDay: 80,
    errorRate: 0.002,
    medianLatencyMs: 120,
    latencySpread: 0.4,
    operations: urn([
      [{ name: 'home', statusCode: 200 }, 2],
      [{ name: 'category', statusCode: 200 }, 3],
      [{ name: 'product', statusCode: 200, refusal: { statusCode: 404, share: 0.01 } }, 5],
    ]),
  },
  {
    name: 'search',
    eventsPerDay: 66,
    errorRate: 0.003,
    medianLatencyMs: 90,
    latencySpread: 0.4,
    operations: urn([
      [{ name: 'query', statusCode: 200 }, 2],
      [{ name: 'suggest', statusCode: 200 }, 3],
    ]),
  },
  {
    name: 'checkout',
    eventsPerDay: 74,
    errorRate: 0.004,
    medianLatencyMs: 210,
    latencySpread: 0.38,
    operations: urn([
      [{ name: 'basket', statusCode: 200 }, 4],
      [{ name: 'address', statusCode: 200, refusal: { statusCode: 422, share: 0.02 } }, 2],
      [{ name: 'place_order', statusCode: 201 }, 2],
    ]),
  },
  {
    name: 'payment',
    eventsPerDay: 74,
    errorRate: 0.005,
    medianLatencyMs: 380,
    latencySpread: 0.36,
    operations: urn([
      [{ name: 'authorize', statusCode: 200, refusal: { statusCode: 402, share: 0.02 } }, 5],
      [{ name: 'capture', statusCode: 200 }, 4],
      [{ name: 'refund', statusCode: 200 }, 1],
    ]),
  },
  {
    name: 'warehouse',
    eventsPerDay: 60,
    errorRate: 0.003,
    medianLatencyMs: 160,
    latencySpread: 0.42,
    operations: urn([
      [{ name: 'reserve', statusCode: 200 }, 3],
      [{ name: 'pick', statusCode: 200 }, 2],
      [{ name: 'ship', statusCode: 202 }, 2],
    ]),
  },
];
