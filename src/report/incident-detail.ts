import type { DataFault } from '../detect/data-faults/data-fault.ts';
import type { TakenAction } from '../incidents/action.ts';
import type { KnownTransition } from '../incidents/revisions.ts';
import type { Coincidence } from '../incidents/chance/coincidences.ts';
import type { LevelChange } from '../metrics/level-change.ts';
import type { Metric } from '../metrics/metric.ts';
import type { ExplanationReport } from './explained.ts';
import type { IncidentReport } from './incident-report.ts';

/** A line of an incident's timeline. */
export interface ReportedTransition extends Omit<KnownTransition, 'metric'> {
  readonly metric: Metric;
}

/** An incident of operations beside one of the business. */
export interface ReportedCoincidence extends Omit<Coincidence, 'metric'> {
  readonly metric: Metric;
}

/** An incident with all that was recorded of it. */
export interface IncidentDetail extends IncidentReport {
  readonly timeline: readonly ReportedTransition[];
  /** What people did, in this order. */
  readonly actions: readonly TakenAction[];
  /** The new levels that were confirmed of it. */
  readonly levelChanges: readonly (Omit<LevelChange, 'metric'> & { readonly metric: Metric })[];
  /** The explanation of its gap; null for a fault in the data. */
  readonly reason: ExplanationReport | null;
  /** The incidents of operations that began with it, more than chance has it; none for those of operations. */
  readonly coincidences: readonly ReportedCoincidence[];
  /** The faults in the data of its series on its days. */
  readonly dataFaults: readonly DataFault[];
}
