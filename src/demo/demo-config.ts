/** The demo's `evenkeel.yaml`. */
export const DEMO_CONFIG = `# The demo shop. Made by \`evenkeel demo\`; the planted incidents are in incidents.json.
business:
  name: Nordlicht Outdoor
  zone: Europe/Berlin
  currency: EUR
  as_of: 2026-09-22T08:10
  holidays: holidays.csv
  events: events.csv
metrics:
  revenue:
    dimensions: [country]
    targets: {month: 625000, quarter: 2000000}
sources:
  shop:
    table: fact_sales
    path: sales.csv
    cancelled: [cancelled]
    adjustment: [adjustment]
  services:
    table: fact_ops_events
    path: ops.csv
    zone: UTC
    columns: [event_id, ts, service, operation, status_code, latency_ms, is_error]
`;
