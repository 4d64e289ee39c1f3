import type { Day } from '../../calendar/day.ts';
import type { Incident, IncidentRecord } from '../incident.ts';
import { incidentRules } from '../rules.ts';

/** An incident of operations that began with one of the business, or shortly before it. */
export interface Coincidence {
  readonly incident: string;
  readonly metric: string;
  readonly slice: string;
  /** How many days before it began; 0: on the same day. */
  readonly daysBefore: number;
  /** The chance that one of that metric begins so close to any day. */
  readonly chance: number;
  /** Of the latest incidents alike, this one included, how many had one of that metric, and how many would have had by chance. */
  readonly history: { readonly incidents: number; readonly matched: number; readonly expected: number };
  /** Whether both are of the same slice. */
  readonly isSameSlice: boolean;
}

type Known = Pick<Incident, 'id' | 'root' | 'isData' | 'state' | 'onset' | 'metric' | 'slice' | 'members'>;

/** What is known of operations. */
export interface Operations {
  /** The metrics that are made from operational events alone. */
  readonly metrics: ReadonlySet<string>;
  /** The first day that was judged, and the last one. */
  readonly first: Day;
  readonly last: Day;
}

/**
 * The incidents of operations that began with one of the business or up to two days before it, where that is more than chance among the
 * metrics of operations: by the Benjamini-Hochberg procedure, the least likely by chance first. What coincides need not be a cause.
 *
 * @param all incidents of the judged days
 */
export function coincidences(
  incident: IncidentRecord,
  all: readonly Known[],
  { metrics, first, last }: Operations,
): Coincidence[] {
  if (incident.isData || metrics.has(incident.metric)) return [];
  const stood = all.filter(
    ({ isData, state, onset }) => !isData && state !== 'withdrawn' && state !== 'merged' && onset >= first,
  );
  const alike = stood.filter((one) => isAlike(one, incident)).toSorted((a, b) => a.onset - b.onset);
  const latest = alike.slice(-incidentRules.coincidenceHistory);
  const found = [...metrics].flatMap((metric) => {
    const own = stood.filter((one) => one.metric === metric);
    const [nearest] = own.filter((one) => isClose(one, incident)).toSorted((a, b) => b.onset - a.onset);
    if (!nearest) return [];
    const chance = 1 - Math.exp((-own.length * (incidentRules.coincidenceDays + 1)) / (last - first + 1));
    const matched = latest.filter((one) => own.some((other) => isClose(other, one))).length;
    return {
      ...{ incident: nearest.id, metric, slice: nearest.slice, daysBefore: incident.onset - nearest.onset, chance },
      history: { incidents: latest.length, matched, expected: latest.length * chance },
      isSameSlice: incident.slice !== '' && nearest.members.some(({ slice }) => slice === incident.slice),
    };
  });
  const ranked = found.toSorted((a, b) => a.chance - b.chance || (a.metric < b.metric ? -1 : 1));
  const limit = (place: number): number => (incidentRules.coincidenceShare * (place + 1)) / metrics.size;
  return ranked.slice(0, ranked.findLastIndex(({ chance }, place) => chance <= limit(place)) + 1);
}

function isClose({ onset }: Pick<Known, 'onset'>, after: Pick<Known, 'onset'>): boolean {
  return onset <= after.onset && after.onset - onset <= incidentRules.coincidenceDays;
}

/** Incidents of the same tree on the same side, up to the one in question. */
function isAlike(one: Known, { root, onset, members }: IncidentRecord): boolean {
  return one.root === root && one.onset <= onset && one.members[0]?.side === members[0]?.side;
}
