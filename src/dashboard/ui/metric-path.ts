/** @example metricPath('revenue', 'country=DE') // '/metrics/revenue?slice=country%3DDE' */
export function metricPath(id: string, slice: string): string {
  const query = slice === '' ? '' : `?${new URLSearchParams({ slice }).toString()}`;
  return `/metrics/${encodeURIComponent(id)}${query}`;
}
