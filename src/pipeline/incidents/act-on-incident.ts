import { isAtAnyTolerance } from '../../detect/any-tolerance.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { Business } from '../../config/business.ts';
import { isNewNormal, type Action } from '../../incidents/action.ts';
import { needsAttention } from '../../report/needs-attention.ts';
import type { DayVerdict } from '../../report/summary.ts';
import { saveAuditEntry, type AuditEntry } from '../../store/access/audit-log.ts';
import type { Database } from '../../store/connect/database.ts';
import type { ConfirmedLevel } from '../../report/words/incidents/confirmed-level-text.ts';
import { ACTION_SUMMARIES } from './action-summary.ts';
import { confirmedLevels, takenBackLevels } from './confirm-levels.ts';
import { dropPendingLevelChanges, loadLevelChangesOf, saveLevelChange } from '../../store/incidents/level-changes.ts';
import { levelChangesOf, levelsInForce } from '../../metrics/level-change.ts';
import { loadActions, saveAction } from '../../store/incidents/actions.ts';
import { saveExpectedEvent, type ExpectedEvent } from '../../store/incidents/calendar-events.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import { loadAlerts } from '../../store/verdicts/load-alerts.ts';
import { loadSnapshot } from '../read/load-snapshot.ts';
import { dayVerdicts, followedSeries } from '../read/series/followed-series.ts';
import { incidentReports } from '../read/incident-reports.ts';
import { judgedSpan, type Snapshot } from '../read/snapshot.ts';

/** A tolerance that would have been no alert, and what it would have left out beside. */
export interface ToleranceProposal {
  readonly metric: string;
  readonly now: number;
  readonly proposed: number;
  /** The harmful alerts of the metric on judged days, and those that the tolerance would leave out beside this incident's. */
  readonly alerts: number;
  readonly leftOut: readonly DayVerdict[];
}

/** What an action has brought about beside its record. */
export interface ActionEffect {
  readonly incident: IncidentReport;
  /** `expected`: the event that the next run takes into account. */
  readonly event: ExpectedEvent | null;
  /** `false_alarm`: a tolerance to declare; null where no tolerance would have helped. */
  readonly proposal: ToleranceProposal | null;
  /** `new_normal`, and `take_back` of it: what becomes of each series; empty elsewhere. */
  readonly levels: readonly ConfirmedLevel[];
}

export interface ActionMoments {
  readonly asOf: Date;
  readonly now: Date;
  /** Who is in the audit log with it; by default the caller keeps that. */
  readonly audited?: Pick<AuditEntry, 'who' | 'kind' | 'origin'>;
}

/** An incident that is not called the new normal. */
export class NothingToTakeBack extends Error {}

/**
 * Records what a person does about an incident; null if there is none of that id. Changes no threshold.
 * @throws NothingToTakeBack
 */
export async function actOnIncident(
  db: Database,
  business: Business,
  id: string,
  action: Action,
  { asOf, now, audited }: ActionMoments,
): Promise<ActionEffect | null> {
  const snapshot = await loadSnapshot(db, business, { nowMs: asOf.getTime(), slotMinute: null });
  const [incident] = snapshot ? await incidentReports(db, business, snapshot, { id, offset: 0, limit: 1 }) : [];
  if (!snapshot || !incident) return null;
  const isExpected = action.feedback === 'expected';
  const event = isExpected ? eventOf(incident, action.note ?? `Expected: ${id}`) : null;
  const levels = await levelsBy(db, business, snapshot, incident, action);
  await db.transaction(async () => {
    await saveAction(db, id, { ...action, at: now, lastAlert: incident.lastAlert });
    if (event) await saveExpectedEvent(db, event);
    // A last word before the next run replaces an earlier one.
    if (action.kind === 'take_back') await dropPendingLevelChanges(db, id, 'all');
    if (action.feedback === 'new_normal') await dropPendingLevelChanges(db, id, 'taken_back');
    const known = await loadLevelChangesOf(db, id);
    for (const { outcome, change } of levels) {
      if (change && outcome === 'moved') await saveLevelChange(db, change);
      // What no run has taken into account needs no taking back.
      if (change && outcome === 'taken_back' && levelsInForce(levelChangesOf(known, change)).length > 0)
        await saveLevelChange(db, change);
    }
    if (audited)
      await saveAuditEntry(db, {
        at: now,
        ...audited,
        what: ACTION_SUMMARIES[action.kind],
        target: id,
        outcome: 'done',
      });
  });
  if (action.feedback !== 'false_alarm') return { incident, event, proposal: null, levels };
  const all = { offset: 0, limit: null };
  const followed = { metrics: business.metrics.filter((metric) => metric.id === incident.metric.id) };
  const alerts = await loadAlerts(db, followedSeries(followed), judgedSpan(business, snapshot), all);
  const proposal = proposalFor(incident, dayVerdicts(followed, alerts).filter(needsAttention));
  return { incident, event, proposal, levels };
}

async function levelsBy(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  incident: IncidentReport,
  { kind, feedback, by }: Action,
): Promise<ConfirmedLevel[]> {
  if (feedback === 'new_normal') return confirmedLevels(db, business, snapshot, incident, by);
  if (kind !== 'take_back') return [];
  const actions = (await loadActions(db, incident.id)).get(incident.id) ?? [];
  if (!isNewNormal(actions))
    throw new NothingToTakeBack(`nobody has called ${incident.id} the new normal, so there is nothing to take back`);
  return takenBackLevels(db, business, snapshot, incident, by);
}

function eventOf({ id, onset, lastAlert, slice }: IncidentReport, name: string): ExpectedEvent {
  return { name, from: onset, to: lastAlert, scope: slice, incident: id };
}

/** The smallest tolerance in whole percent at which no day of the incident would have been an alert by its size. */
function proposalFor(incident: IncidentReport, alerts: readonly DayVerdict[]): ToleranceProposal | null {
  const { metric, onset, lastAlert, members } = incident;
  const slices = new Set(members.filter((member) => member.metric.id === metric.id).map(({ slice }) => slice));
  const isOwn = ({ slice, day }: DayVerdict): boolean => slices.has(slice) && day >= onset && day <= lastAlert;
  const largest = Math.max(0, ...alerts.filter(isOwn).map(sizeOf));
  const proposed = Math.ceil((largest + 1e-9) * 100) / 100;
  if (!Number.isFinite(proposed) || proposed <= metric.tolerance) return null;
  const leftOut = alerts.filter((alert) => !isOwn(alert) && sizeOf(alert) < proposed);
  return { metric: metric.id, now: metric.tolerance, proposed, alerts: alerts.length, leftOut };
}

/** The size of a deviation that a tolerance is compared with; infinite where none changes the verdict. */
function sizeOf({ verdict }: DayVerdict): number {
  if (!isJudged(verdict) || verdict.deviation === null || isAtAnyTolerance(verdict)) return Number.POSITIVE_INFINITY;
  return Math.abs(verdict.deviation);
}
