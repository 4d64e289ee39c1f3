import { addDays, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { lastClosedDay } from '../../metrics/complete-through.ts';
import type { FinishedRun } from '../../store/runs/newest-finished-run.ts';
import type { VerdictSpan } from '../../store/verdicts/load-series-verdicts.ts';
import type { Staleness } from '../../report/staleness.ts';
import type { Freshness } from '../freshness.ts';
import { freshnessFromJson } from '../freshness-json.ts';
import type { ReadAt } from '../staleness.ts';

/** The state that is read: rows of this run and earlier ones. So rows of an unfinished run are not read. */
export interface Snapshot {
  readonly runId: number;
  /** The moment of the run, or if its figures are stale, that of the reading. */
  readonly asOf: Date;
  readonly fresh: Freshness;
  /** The last closed day of the run: no later one is judged. */
  readonly judgedTo: Day;
  /** Null where the figures are those of the run that is due. */
  readonly staleness: Staleness | null;
  /** How many actions on incidents people had taken. */
  readonly actions: number;
  /** The last day that any stored incident takes into account; null without incidents. */
  readonly incidentsTo: Day | null;
}

/** Nothing of it is read from the warehouse, which a later run may have loaded already. */
export function snapshotOf(
  { runId, asOf, freshness }: FinishedRun,
  incidents: Pick<Snapshot, 'actions' | 'incidentsTo'>,
): Snapshot {
  const fresh = freshnessFromJson(freshness);
  return { runId, asOf, fresh, judgedTo: fresh.lastClosed, staleness: null, ...incidents };
}

/** The state that a run left, read when its figures are stale: the days that have closed since then are late. */
export function staleSnapshot(
  { graceMs, zone: zoneName }: Business,
  { runId, fresh, judgedTo, actions, incidentsTo }: Snapshot,
  staleness: Staleness,
  { nowMs }: ReadAt,
): Snapshot {
  const closedByNow = lastClosedDay(nowMs, graceMs, zone(zoneName));
  const read = { runId, asOf: new Date(nowMs), judgedTo, staleness, actions, incidentsTo };
  if (closedByNow <= judgedTo) return { ...read, fresh };
  const throughRun = (day: Day | null): Day | null => (day !== null && day > judgedTo ? judgedTo : day);
  const sources = new Map(
    Array.from(fresh.sources, ([id, source]) => [id, { ...source, through: throughRun(source.through) }] as const),
  );
  return { ...read, fresh: { lastClosed: closedByNow, sources, running: null } };
}

/** The state at a moment before any run has finished. */
export function emptySnapshot({ graceMs, zone: zoneName }: Business, asOf: Date): Snapshot {
  const lastClosed = lastClosedDay(asOf.getTime(), graceMs, zone(zoneName));
  return {
    runId: 0,
    asOf,
    fresh: { lastClosed, sources: new Map(), running: null },
    judgedTo: lastClosed,
    staleness: null,
    actions: 0,
    incidentsTo: null,
  };
}

/** The judged days of a snapshot. */
export function judgedSpan({ judgedDays }: Business, { runId, judgedTo }: Snapshot): VerdictSpan {
  return spanTo(judgedTo, judgedDays, runId);
}

/** So many days up to one. */
export function spanTo(last: Day, days: number, runId: number): VerdictSpan {
  return { first: addDays(last, 1 - days), last, runId };
}
