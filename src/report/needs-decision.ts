import type { IncidentReport } from './incident-report.ts';

/** Whether an incident is still one, and nobody has settled it. */
export function needsDecision({ state, handling }: Pick<IncidentReport, 'state' | 'handling'>): boolean {
  return state !== 'merged' && state !== 'withdrawn' && handling.settledAs === null;
}
