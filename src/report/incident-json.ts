import { isoDay } from '../calendar/day.ts';
import type { TakenAction } from '../incidents/action.ts';
import type { IncidentDetail, ReportedTransition } from './incident-detail.ts';
import type { IncidentReport, ReportedMember } from './incident-report.ts';
import { coincidenceTexts } from './words/incidents/coincidence-text.ts';
import { explanationSentences } from './words/explanation/explanation-sentences.ts';
import { yearOf } from './words/format.ts';
import {
  evidenceTexts,
  incidentAbout,
  incidentDays,
  incidentFinding,
  incidentSentence,
  incidentState,
  impactText,
  transitionText,
} from './words/incidents/incident-text.ts';
import { actionTexts } from './words/incidents/confirmed-level-text.ts';
import { seriesTitle } from './words/series-title.ts';

export type IncidentJson = ReturnType<typeof incidentJson>;
export type IncidentDetailJson = ReturnType<typeof incidentDetailJson>;

/** An incident as the API and `incidents.json` show it. */
export function incidentJson(incident: IncidentReport, currency: string) {
  const { id, type, state, severity, current, metric, slice, impact, meanGap, decimals, members, handling } = incident;
  const words = incidentState(incident);
  return {
    id,
    type,
    state,
    severity,
    current_severity: current,
    word: words.word,
    mark: words.mark,
    tone: words.tone,
    title: seriesTitle(incident),
    sentence: incidentSentence(incident, currency),
    finding: incidentFinding(incident, currency),
    about: incidentAbout(incident, yearOf(incident.judgedTo)),
    metric: metric.id,
    slice,
    unit: metric.unit,
    onset: isoDay(incident.onset),
    opened_on: isoDay(incident.openedOn),
    last_alert: isoDay(incident.lastAlert),
    closed_on: incident.closedOn === null ? null : isoDay(incident.closedOn),
    days: incidentDays(incident),
    /** Exact: digits of the smallest unit of the currency, or a count. */
    impact: impact === null ? null : decimalText(impact, decimals),
    mean_gap: meanGap,
    impact_text: impactText(incident, currency),
    merged_into: incident.mergedInto,
    acknowledged_by: handling.acknowledgedBy,
    assignee: handling.assignee,
    snoozed_until: handling.snoozedUntil === null ? null : isoDay(handling.snoozedUntil),
    settled_as: handling.settledAs,
    settled_by: handling.settledBy,
    judged_to: isoDay(incident.judgedTo),
    series: members.map(memberJson),
  };
}

/** An incident with its timeline. */
export function incidentDetailJson(incident: IncidentDetail, currency: string) {
  const texts = actionTexts(incident, yearOf(incident.judgedTo));
  return {
    ...incidentJson(incident, currency),
    is_data: incident.isData,
    evidence: evidenceTexts(incident, yearOf(incident.judgedTo)),
    coincidences: coincidencesJson(incident),
    reason: incident.reason === null ? [] : explanationSentences(incident.reason, currency, incident.judgedTo),
    actions: incident.actions.map((action, at) => actionJson(action, texts[at] ?? '')),
    timeline: incident.timeline.map((one) => transitionJson(one, incident.decimals, currency)),
  };
}

function coincidencesJson(incident: IncidentDetail) {
  const texts = coincidenceTexts(incident, yearOf(incident.judgedTo));
  return incident.coincidences.map(({ incident: id, metric, slice, daysBefore, chance, history }, at) => {
    return { incident: id, metric: metric.id, slice, days_before: daysBefore, chance, history, text: texts[at] ?? '' };
  });
}

function actionJson({ at, by, kind, assignee, until, feedback, note }: TakenAction, text: string) {
  return {
    at: at.toISOString(),
    by,
    kind,
    assignee,
    until: until === null ? null : isoDay(until),
    feedback,
    note,
    text,
  };
}

function memberJson({ metric, slice, side, openedOn, lastAlert, severity, since, until }: ReportedMember) {
  const title = seriesTitle({ metric, slice });
  return {
    metric: metric.id,
    slice,
    title,
    side,
    opened_on: isoDay(openedOn),
    last_alert: isoDay(lastAlert),
    severity,
    since: isoDay(since),
    until: isoDay(until),
  };
}

function transitionJson(transition: ReportedTransition, decimals: number, currency: string) {
  const { day, kind, severity, metric, slice, value, yhat, impact, into, supersededBy } = transition;
  return {
    ds: isoDay(day),
    kind,
    severity,
    metric: metric.id,
    slice,
    y: value,
    yhat,
    impact: impact === null ? null : decimalText(impact, decimals),
    into,
    superseded: supersededBy !== null,
    text: transitionText(transition, decimals, currency),
  };
}

/** An integer of minor units as a decimal: -1537632 with 2 decimals is '-15376.32'. */
function decimalText(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const sign = units < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
