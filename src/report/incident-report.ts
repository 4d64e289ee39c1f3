import type { DataFault } from '../detect/data-faults/data-fault.ts';
import type { Handling, TakenAction } from '../incidents/action.ts';
import type { IncidentRecord, Member } from '../incidents/incident.ts';
import type { KnownTransition } from '../incidents/revisions.ts';
import type { Metric } from '../metrics/metric.ts';
import type { ExplanationReport } from './explained.ts';

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

/** A line of an incident's timeline. */
export interface ReportedTransition extends Omit<KnownTransition, 'metric'> {
  readonly metric: Metric;
}

/** An incident with all that was recorded of it. */
export interface IncidentDetail extends IncidentReport {
  readonly timeline: readonly ReportedTransition[];
  /** What people did, in this order. */
  readonly actions: readonly TakenAction[];
  /** The explanation of its gap; null for a fault in the data. */
  readonly reason: ExplanationReport | null;
  /** The faults in the data of its series on its days. */
  readonly dataFaults: readonly DataFault[];
}
