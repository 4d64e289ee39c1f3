import { isoDay, type Day } from '../../calendar/day.ts';
import { ZIP_JACKET } from './catalogue.ts';
import type { PlantedIncident, Promotion } from './planted-incident.ts';

/** All that was planted, as `incidents.json` lists it. Nothing else unusual happens in the last 180 days. */
export const PLANTED_INCIDENTS: readonly PlantedIncident[] = [
  promotion('black-week-2023', 'Black Week', '2023-11-20', '2023-11-27', 0.6, -0.15),
  promotion('spring-sale-2024', 'Spring sale', '2024-03-11', '2024-03-17', 0.3, -0.1),
  promotion('summer-sale-2024', 'Summer sale', '2024-08-05', '2024-08-11', 0.45, -0.12),
  promotion('black-week-2024', 'Black Week', '2024-11-25', '2024-12-02', 0.6, -0.15),
  promotion('spring-sale-2025', 'Spring sale', '2025-03-10', '2025-03-16', 0.3, -0.1),
  promotion('summer-sale-2025', 'Summer sale', '2025-08-04', '2025-08-10', 0.45, -0.12),
  {
    id: 'payment-outage-2025',
    kind: 'payment_outage',
    title: 'Payment outage, half a day',
    from: '2025-11-04',
    to: '2025-11-04',
    scope: { services: ['payment', 'checkout'], from: '06:00', to: '18:00' },
    effect: { orders: -0.7, payment_error_rate: 0.4, checkout_error_rate: 0.12, payment_latency_factor: 5 },
    metrics: ['revenue', 'orders', 'error_rate', 'latency_p95'],
  },
  promotion('black-week-2025', 'Black Week', '2025-11-24', '2025-12-01', 0.6, -0.15),
  promotion('spring-sale-2026', 'Spring sale', '2026-03-09', '2026-03-15', 0.3, -0.1),
  {
    id: 'slow-decline-2026',
    kind: 'slow_decline',
    title: 'Poland and France order less every day, until another carrier delivers there',
    from: '2026-04-27',
    to: '2026-05-31',
    scope: { countries: ['PL', 'FR'] },
    effect: { orders_per_day: -0.018 },
    metrics: ['orders', 'revenue'],
  },
  {
    id: 'warehouse-gap-2026',
    kind: 'missing_events',
    title: 'No events from the warehouse',
    from: '2026-05-19',
    to: '2026-05-19',
    scope: { services: ['warehouse'] },
    effect: { events: -1 },
    metrics: ['error_rate', 'latency_p95'],
  },
  {
    id: 'slow-search-2026',
    kind: 'slow_service',
    title: 'Slow search, without an effect on sales',
    from: '2026-06-10',
    to: '2026-06-10',
    scope: { services: ['search'] },
    effect: { latency_factor: 4 },
    metrics: ['latency_p95'],
  },
  {
    id: 'refund-burst-2026',
    kind: 'refund_burst',
    title: 'Jackets with broken zips come back',
    from: '2026-07-14',
    to: '2026-07-16',
    scope: { products: [ZIP_JACKET] },
    effect: { refund_lines_factor: 5 },
    metrics: ['refund_rate', 'revenue'],
  },
  promotion('summer-sale-2026', 'Summer sale', '2026-08-03', '2026-08-09', 0.45, -0.12),
  {
    id: 'payment-outage-2026',
    kind: 'payment_outage',
    title: 'Payment outage',
    from: '2026-09-21',
    to: '2026-09-21',
    scope: { services: ['payment', 'checkout'], from: '06:10', to: '24:00' },
    effect: { orders: -0.68, payment_error_rate: 0.45, checkout_error_rate: 0.15, payment_latency_factor: 6 },
    metrics: ['revenue', 'orders', 'error_rate', 'latency_p95'],
  },
];

/** The incident of a kind that is under way on a day, if one is. */
export function plantedOn<Kind extends PlantedIncident['kind']>(
  kind: Kind,
  day: Day,
): Extract<PlantedIncident, { kind: Kind }> | undefined {
  const iso = isoDay(day);
  return PLANTED_INCIDENTS.filter((incident) => isOfKind(incident, kind)).find(
    ({ from, to }) => from <= iso && iso <= to,
  );
}

function isOfKind<Kind extends PlantedIncident['kind']>(
  incident: PlantedIncident,
  kind: Kind,
): incident is Extract<PlantedIncident, { kind: Kind }> {
  return incident.kind === kind;
}

function promotion(id: string, title: string, from: string, to: string, orders: number, prices: number): Promotion {
  const metrics = ['orders', 'revenue', 'average_order_value'];
  return { id, kind: 'promotion', title, from, to, scope: {}, effect: { orders, prices }, metrics };
}
