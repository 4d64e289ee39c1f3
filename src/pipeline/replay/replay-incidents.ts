import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { latestDay } from '../../incidents/day-order.ts';
import { RESTATEMENTS, type Incident, type IncidentRecord, type Transition } from '../../incidents/incident.ts';
import { incidentRules } from '../../incidents/rules.ts';
import type { Database } from '../../store/connect/database.ts';
import { grouped } from '../../store/grouped.ts';
import type { StoredTransition } from '../../store/incidents/incident-row.ts';
import { loadAllTransitions } from '../../store/incidents/load-incidents.ts';
import { loadIncidentsOf } from '../../store/incidents/load-known-incidents.ts';
import { loadFirstJudgedDays } from '../../store/incidents/load-node-days.ts';
import { areIncidentsDerived, loadOtherRules } from '../../store/incidents/unseen-verdicts.ts';
import { deriveIncidents, nodeMetricsOf, treesOf, type Tree, type TreeFrom } from '../incidents/derive-incidents.ts';
import type { Difference } from './difference.ts';
import type { ReplaySpan } from './replay-verdicts.ts';

export interface ReplayedIncidents {
  readonly incidents: number;
  /** Those that were recorded of them, with those that late data, a correction or new rules have superseded. */
  readonly transitions: number;
  /** Incidents by verdicts that can't be made again, by other rules, or that began before these. */
  readonly outdated: number;
  /** The version of the rules that recorded some of them, where that is not the one of this program. */
  readonly otherRules: string | null;
  readonly differences: readonly Difference[];
}

const NONE: ReplayedIncidents = { incidents: 0, transitions: 0, outdated: 0, otherRules: null, differences: [] };

/**
 * Derives all incidents of some days again from the recorded verdicts: as they are now, and as they were before each run that superseded
 * something, so that whatever was ever recorded is made again.
 *
 * @param outdatedThrough the last day of each metric whose verdict can't be made again
 */
export async function replayIncidents(
  db: Database,
  business: Business,
  runId: number,
  span: ReplaySpan,
  outdatedThrough: ReadonlyMap<string, Day>,
): Promise<ReplayedIncidents> {
  if (!(await areIncidentsDerived(db))) return NONE;
  const metrics = nodeMetricsOf(business);
  const known = await loadIncidentsOf(db, [...metrics.keys()]);
  const first = await loadFirstJudgedDays(db);
  const other = await loadOtherRules(db);
  const through = latestOf(outdatedThrough, other?.through ?? new Map<string, Day>());
  const trees = treesOf(metrics).flatMap((tree) => treeFrom(tree, known, first, through) ?? []);
  const isReplayed = ({ metric, isData, openedOn }: IncidentRecord): boolean =>
    trees.some((tree) => isOf(tree, metric, isData) && openedOn >= tree.from) && isWithin(openedOn, span);
  const records = known.filter(isReplayed);
  const ids = new Map(records.map((record) => [record.id, record]));
  const transitions = (await loadAllTransitions(db)).filter(({ incident }) => ids.has(incident));
  const superseding = new Set(transitions.flatMap(({ supersededBy }) => supersededBy ?? []));
  const differences: Difference[] = [];
  for (const after of [...[...superseding].map((run) => run - 1), runId].toSorted((a, b) => a - b)) {
    const derived = (await deriveIncidents(db, business, trees, after))
      .flatMap(({ incidents }) => incidents)
      .filter(({ openedOn }) => isWithin(openedOn, span));
    differences.push(...transitionDifferences(derived, transitions, after));
    if (after === runId) differences.push(...recordDifferences(derived, records));
  }
  const outdated = known.filter(({ openedOn }) => isWithin(openedOn, span)).length - records.length;
  const otherRules = outdated > 0 ? (other?.rules ?? null) : null;
  return { incidents: records.length, transitions: transitions.length, outdated, otherRules, differences };
}

/** The later day of each metric. */
function latestOf(a: ReadonlyMap<string, Day>, b: ReadonlyMap<string, Day>): Map<string, Day> {
  const latest = new Map(a);
  for (const [metric, day] of b) latest.set(metric, latestDay(day, latest.get(metric) ?? day));
  return latest;
}

/** A tree from the first day whose verdicts can be made again and on which none of its incidents was open; null if there is none. */
function treeFrom(
  tree: Tree,
  known: readonly IncidentRecord[],
  first: ReadonlyMap<string, Day>,
  outdatedThrough: ReadonlyMap<string, Day>,
): TreeFrom | null {
  const starts = tree.metrics.flatMap(({ id }) => first.get(id) ?? []).toSorted((a, b) => a - b);
  const [start] = starts;
  if (start === undefined) return null;
  const outdated = tree.metrics.flatMap(({ id }) => outdatedThrough.get(id) ?? []);
  let from = latestDay(start, ...outdated.map((day) => addDays(day, 1)));
  if (outdated.length === 0) return { ...tree, from };
  for (const { metric, isData, state, openedOn, closedOn } of known) {
    if (!isOf(tree, metric, isData) || state === 'withdrawn' || openedOn >= from) continue;
    if (closedOn === null) return null;
    from = latestDay(from, addDays(closedOn, incidentRules.reopenWithinDays + 1));
  }
  return { ...tree, from };
}

function isOf({ metrics, isData }: Tree, metric: string, ofData: boolean): boolean {
  return isData === ofData && metrics.some(({ id }) => id === metric);
}

function isWithin(day: Day, { first, last }: ReplaySpan): boolean {
  return day >= first && day <= last;
}

/** What was recorded of incidents by a run and not superseded by then, against what the verdicts of then say. */
function transitionDifferences(
  derived: readonly Incident[],
  recorded: readonly StoredTransition[],
  after: number,
): Difference[] {
  const valid = recorded.filter(
    ({ runId, supersededBy, kind }) =>
      runId <= after && (supersededBy === null || supersededBy > after) && !RESTATEMENTS.some((one) => one === kind),
  );
  const before = grouped(valid, ({ incident }) => incident);
  const now = new Map(derived.map(({ id, transitions }) => [id, transitions]));
  return [...new Set([...before.keys(), ...now.keys()])].toSorted().flatMap((id) => {
    const was = (before.get(id) ?? []).map((one) => ({ text: transitionText(one), runId: one.runId, day: one.day }));
    const is = (now.get(id) ?? []).map((one) => ({ text: transitionText(one), runId: null, day: one.day }));
    const wasText = new Set(was.map(({ text }) => text));
    const isText = new Set(is.map(({ text }) => text));
    return [
      ...was
        .filter(({ text }) => !isText.has(text))
        .map(({ text, runId, day }) => ({ ...lineOf(id, day, runId), recorded: text, replayed: '' })),
      ...is
        .filter(({ text }) => !wasText.has(text))
        .map(({ text, day }) => ({ ...lineOf(id, day, null), recorded: '', replayed: text })),
    ];
  });
}

function lineOf(what: string, day: Day, runId: number | null): Omit<Difference, 'recorded' | 'replayed'> {
  return { what, day, runId, column: 'transition' };
}

function transitionText({ day, kind, severity, metric, slice, value, yhat, impact, into }: Transition): string {
  return JSON.stringify([day, kind, severity, metric, slice, value, yhat, impact, into]);
}

/** The rows of incidents as they are now; what a run has withdrawn is not made again. */
function recordDifferences(derived: readonly Incident[], records: readonly IncidentRecord[]): Difference[] {
  const now = new Map(derived.map((incident) => [incident.id, incident]));
  return records
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap((record) => {
      const again = now.get(record.id);
      if (!again) return [];
      return keysOf(record).flatMap((column) => {
        const [was, is] = [JSON.stringify(record[column]), JSON.stringify(again[column])];
        if (was === is) return [];
        return [{ what: record.id, day: record.openedOn, runId: null, column, recorded: was, replayed: is }];
      });
    });
}

/** `Object.keys` forgets the names of a type that lists each column. */
function keysOf(record: IncidentRecord): (keyof IncidentRecord)[] {
  return Object.keys(record) as (keyof IncidentRecord)[];
}
