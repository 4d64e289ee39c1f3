import type { Handling } from '../incidents/action.ts';
import type { IncidentRecord, Member } from '../incidents/incident.ts';
import type { Metric } from '../metrics/metric.ts';

/** A series in an incident, with its metric. */
export interface ReportedMember extends Omit<Member, 'metric'> {
  readonly metric: Metric;
}

/** An incident with the metrics that it is about. */
export interface IncidentReport extends Omit<IncidentRecord, 'metric' | 'members'> {
  readonly metric: Metric;
  readonly members: readonly ReportedMember[];
  readonly handling: Handling;
  /** The decimals of `impact`. */
  readonly decimals: number;
}
