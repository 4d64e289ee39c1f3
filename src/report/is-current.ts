import type { Summary } from './summary.ts';

/** Whether the figures say how the business is doing now: no run is late or has failed, and no data are late. Otherwise every light is grey. */
export function isCurrent({ staleness, revenue }: Pick<Summary, 'staleness' | 'revenue'>): boolean {
  return staleness === null && revenue?.verdict.status !== 'late_data';
}
