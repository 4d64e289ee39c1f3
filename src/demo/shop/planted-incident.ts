/** Something that was put into the demo on purpose, so that what Evenkeel finds can be compared with the truth. */
export type PlantedIncident = Promotion | Outage | Decline | RefundBurst | SlowService | MissingEvents;

interface Planted {
  readonly id: string;
  readonly title: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
  /** The metrics in which it shows. */
  readonly metrics: readonly string[];
}

/** Changes are relative: 0.45 is 45 % more. */
export interface Promotion extends Planted {
  readonly kind: 'promotion';
  readonly scope: Record<string, never>;
  readonly effect: { readonly orders: number; readonly prices: number };
}

/** Payments fail in the given local hours. `orders` is the change among orders paid here while it lasts. */
export interface Outage extends Planted {
  readonly kind: 'payment_outage';
  readonly scope: { readonly services: readonly string[]; readonly from: string; readonly to: string };
  readonly effect: {
    readonly orders: number;
    readonly payment_error_rate: number;
    readonly checkout_error_rate: number;
    readonly payment_latency_factor: number;
  };
}

/** Orders shrink by the same share every day, up to the last one. */
export interface Decline extends Planted {
  readonly kind: 'slow_decline';
  readonly scope: { readonly countries: readonly string[] };
  readonly effect: { readonly orders_per_day: number };
}

export interface RefundBurst extends Planted {
  readonly kind: 'refund_burst';
  readonly scope: { readonly products: readonly string[] };
  readonly effect: { readonly refund_lines_factor: number };
}

export interface SlowService extends Planted {
  readonly kind: 'slow_service';
  readonly scope: { readonly services: readonly string[] };
  readonly effect: { readonly latency_factor: number };
}

export interface MissingEvents extends Planted {
  readonly kind: 'missing_events';
  readonly scope: { readonly services: readonly string[] };
  readonly effect: { readonly events: -1 };
}
