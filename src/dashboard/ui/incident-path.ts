/** @example incidentPath('revenue-2026-09-21') // '/incidents/revenue-2026-09-21' */
export function incidentPath(id: string): string {
  return `/incidents/${encodeURIComponent(id)}`;
}
