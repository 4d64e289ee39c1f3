import type { Handling } from '../incidents/action.ts';
import type { Day } from '../calendar/day.ts';
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

/** The days of the gap of the series that an incident is named after, and the onset before which they were expected otherwise. */
export function gapSpan({
  members: [named],
  onset,
  lastAlert,
}: Pick<IncidentReport, 'onset' | 'lastAlert'> & { readonly members: readonly Pick<Member, 'since' | 'until'>[] }): {
  readonly from: Day;
  readonly to: Day;
  readonly since: Day;
} {
  const from = named?.since ?? onset;
  return { from, to: named?.until ?? lastAlert, since: from };
}
