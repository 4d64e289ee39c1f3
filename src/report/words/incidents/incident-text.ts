import type { Day } from '../../../calendar/day.ts';
import type { Action, ActionKind, Feedback, Handling } from '../../../incidents/action.ts';
import { lastDays } from '../../../detect/data-faults/data-fault.ts';
import type { IncidentState, IncidentType } from '../../../incidents/incident.ts';
import type { IncidentDetail, ReportedTransition } from '../../incident-detail.ts';
import { gapSpan, type IncidentReport } from '../../incident-report.ts';
import { dataFaultSentence } from '../days/data-fault-text.ts';
import { sizeOf } from '../days/deviation-text.ts';
import { dayText, valueText } from '../format.ts';
import { signedText } from '../signed-text.ts';
import { roundText } from './limit-text.ts';
import { seriesInSentence, seriesTitle } from '../series-title.ts';
import { statusWords, type StateWords } from '../state-words.ts';

const TYPES: Readonly<Record<IncidentType, string>> = {
  drop: 'drop',
  spike: 'spike',
  outage: 'outage',
  level_shift: 'level shift',
  drift: 'drift',
  volatility: 'volatility',
  data: 'data fault',
};

const ENDED: Readonly<Record<Exclude<IncidentState, 'open'>, string>> = {
  recovered: 'Recovered',
  new_normal: 'New normal',
  lapsed: 'Lapsed',
  merged: 'Merged',
  withdrawn: 'Withdrawn',
};

/** `drop`, `level shift`, ... */
export function incidentTypeText(type: IncidentType): string {
  return TYPES[type];
}

const SETTLED: Readonly<Record<Exclude<Handling['settledAs'], null>, string>> = {
  resolved: 'Resolved',
  expected: 'Expected',
  false_alarm: 'False alarm',
  new_normal: 'New normal',
};

type StateOf = Pick<IncidentReport, 'state' | 'severity' | 'type' | 'handling'>;

/** Critical or Warning while it is open, by the worst so far; then how it was settled, or how it ended. */
export function incidentState({ state, severity, type, handling: { settledAs } }: StateOf): StateWords {
  if (settledAs !== null) return { ...statusWords('closed'), word: SETTLED[settledAs] };
  if (state === 'open') return statusWords(severity);
  const mark = state === 'recovered' ? 'normal' : type === 'data' ? 'no_data' : 'closed';
  return { ...statusWords(mark), word: ENDED[state], tone: state === 'recovered' ? 'normal' : 'unknown' };
}

/** Where people are with it: `acknowledged by Ines, assigned to Paul, snoozed to 3 Oct`; empty at first. */
export function handlingText({ handling }: Pick<IncidentReport, 'handling'>, year: number): string {
  const { acknowledgedBy, assignee, snoozedUntil, settledAs, settledBy } = handling;
  return [
    ...(acknowledgedBy === null ? [] : [`acknowledged by ${acknowledgedBy}`]),
    ...(assignee === null ? [] : [`assigned to ${assignee}`]),
    ...(snoozedUntil === null ? [] : [`snoozed to ${dayText(snoozedUntil, year)}`]),
    ...(settledAs === null || settledBy === null ? [] : [`${SETTLED[settledAs].toLowerCase()} by ${settledBy}`]),
  ].join(', ');
}

const ACTIONS: Readonly<Record<ActionKind, string>> = {
  ack: 'Acknowledged',
  assign: 'Assigned',
  snooze: 'Snoozed',
  note: 'Note',
  resolve: 'Resolved',
  feedback: 'Feedback',
  take_back: 'New normal taken back',
};

const FEEDBACK_WORDS: Readonly<Record<Feedback, string>> = {
  true: 'a true alarm',
  expected: 'expected',
  false_alarm: 'a false alarm',
  new_normal: 'the new normal',
};

/** `Assigned to Paul by Ines`, with the note after it. */
export function actionText({ kind, by, assignee, until, feedback, note }: Action, year: number): string {
  const to = assignee === null ? '' : ` to ${assignee}`;
  const span = until === null ? '' : ` to ${dayText(until, year)}`;
  const what = feedback === null ? '' : `: ${FEEDBACK_WORDS[feedback]}`;
  return `${ACTIONS[kind]}${to}${span}${what} by ${by}${note === null ? '' : `: ${note}`}`;
}

/** What it cost: `−€24,900`, `−116`, or by the day `+39 points a day` where that does not add up. */
export function impactText({ impact, meanGap, metric, decimals }: IncidentReport, currency: string): string {
  if (impact !== null) return signedText(impact / 10 ** decimals, metric.unit, currency);
  return meanGap === null ? '' : signedText(meanGap, metric.unit, currency);
}

type DaysOf = Pick<IncidentReport, 'onset' | 'lastAlert' | 'isData'> & {
  readonly members: readonly { readonly since: Day; readonly until: Day; readonly gapDays: number }[];
};

/** Over how many days the series that it is named after was off, as its impact counts them; of data, the faulty ones, between which others may be right. */
export function incidentDays(incident: DaysOf): number {
  const [named] = incident.members;
  if (incident.isData && named) return named.gapDays;
  const { from, to } = gapSpan(incident);
  return to - from + 1;
}

/** `Critical: revenue is €15,376 short over 1 day; orders too` */
export function incidentSentence(incident: IncidentReport, currency: string): string {
  return `${incidentState(incident).word}: ${incidentFinding(incident, currency)}`;
}

/** The days of an incident: `over 3 days`, or with its first day `on Mon 21 Sep`, `over 3 days since Sat 19 Sep`. */
export function incidentSpan(incident: DaysOf, since?: string): string {
  const days = incidentDays(incident);
  if (days === 1) return since === undefined ? 'over 1 day' : `on ${since}`;
  return `over ${days} days${since === undefined ? '' : ` since ${since}`}`;
}

/** What it cost in money or by count: `€15,376 short`; null where that does not add up. */
export function impactFigure({ impact, metric, decimals }: IncidentReport, currency: string): string | null {
  if (impact === null) return null;
  const size = valueText(Math.abs(impact / 10 ** decimals), metric.unit, currency);
  return `${size} ${impact < 0 ? 'short' : 'over'}`;
}

/** The sentence without the state. @param since its first day, where nothing beside the sentence says it */
export function incidentFinding(incident: IncidentReport, currency: string, since?: string): string {
  const { meanGap, metric, state, isData } = incident;
  const span = incidentSpan(incident, since);
  const title = seriesInSentence(incident);
  const verb = verbFor(metric.title, state === 'open' && incident.handling.settledAs === null);
  const others = othersText(incident);
  if (isData) {
    const whose = verb === 'is' || verb === 'was' ? 'its' : 'their';
    return `${title} ${verb} not judged ${span.replace('over', 'on')}, because ${whose} data have a fault${others}`;
  }
  const crossed = crossedText(incident, currency);
  if (crossed !== null) return `${title} ${verb} ${crossed} ${span}${others}`;
  const figure = impactFigure(incident, currency);
  if (figure !== null) {
    const own = impactFigure({ ...incident, impact: ownImpact(incident) }, currency);
    return `${title} ${verb} ${own ?? figure} ${span}${others}${own === figure ? '' : `; ${figure} together`}`;
  }
  const gap = meanGap ?? 0;
  const size = signedText(Math.abs(gap), metric.unit, currency).replace('+', '');
  const mean = incidentDays(incident) === 1 ? '' : ' on average';
  return `${title} ${verb} ${size} ${gap < 0 ? 'below' : 'above'} expected${mean} ${span}${others}`;
}

/** Of an impact that is the sum of several slices, the part of the one that the incident is named after. */
function ownImpact({ impact, members, metric }: IncidentReport): number | null {
  const [named, ...others] = members;
  const isOfSeveral = named?.slice !== '' && others.some((other) => other.metric.id === metric.id);
  return isOfSeveral ? (named?.gap ?? impact) : impact;
}

/** `above its limit of 2%`, where that alone makes it an incident; otherwise null. */
function crossedText({ members, metric }: IncidentReport, currency: string): string | null {
  const side = members[0]?.limit ?? null;
  const bound = side === null ? undefined : metric.limit?.[side];
  if (side === null || bound === undefined) return null;
  return `${side} its limit of ${roundText(valueText(bound, metric.unit, currency))}`;
}

/** `orders are`, `revenue was`: a title that ends in an s is a plural, but for `gross`, `status`, `analysis` and units. */
function verbFor(title: string, isNow: boolean): string {
  const isPlural = /\p{L}{2}[^suiSUI\P{L}]s$/u.test(title);
  if (isNow) return isPlural ? 'are' : 'is';
  return isPlural ? 'were' : 'was';
}

/** What stands beside title and money: `drop over 3 days since Sat 19 Sep; also orders; acknowledged by Ines`. */
export function incidentAbout(incident: IncidentReport, year: number): string {
  const handled = handlingText(incident, year);
  const span = incidentSpan(incident, dayText(gapSpan(incident).from, year));
  const ended = incident.state === 'open' ? '' : `${incidentState(incident).word}: `;
  return `${ended}${TYPES[incident.type]} ${span}${othersText(incident)}${handled === '' ? '' : `; ${handled}`}`;
}

const OTHERS_NAMED = 2;

function othersText({ members }: IncidentReport): string {
  const [, ...rest] = members;
  // Another metric says more than the slices of the same one.
  const others = rest.toSorted((a, b) => Number(a.slice !== '') - Number(b.slice !== ''));
  const named = others.slice(0, OTHERS_NAMED).map(seriesInSentence);
  if (others.length > named.length) named.push(`${others.length - named.length} more`);
  const last = named.pop();
  if (last === undefined) return '';
  return `; also ${named.length === 0 ? last : `${named.join(', ')} and ${last}`}`;
}

const HAPPENED: Readonly<Record<ReportedTransition['kind'], string>> = {
  opened: 'Opened',
  joined: 'Also',
  escalated: 'Critical',
  worsened: 'Worse again',
  loss_doubled: 'Loss doubled',
  improved: 'Improved',
  level_shift: 'Level shift',
  recovered: 'Recovered',
  new_normal: 'New normal',
  lapsed: 'Lapsed',
  reopened: 'Reopened',
  merged: 'Merged',
  withdrawn: 'Withdrawn',
  restated_larger: 'Now larger',
  restated_smaller: 'Now smaller',
};

/** What happened, in a word or two: `Opened`. */
function transitionWord({ kind }: Pick<ReportedTransition, 'kind'>): string {
  return HAPPENED[kind];
}

/** A line of the timeline: `Opened. Revenue €7,461, 67% below expected (€22,837); −€15,376 so far` */
export function transitionText(transition: ReportedTransition, decimals: number, currency: string): string {
  const { kind, value, into, impact, metric, supersededBy } = transition;
  const parts = [valueOf(transition, currency)];
  if (kind === 'level_shift') parts.push('two weeks at another level: is this the new normal?');
  if (kind === 'recovered' && value !== null) parts.push('back where it was expected');
  if (kind === 'new_normal') parts.push('the level has stayed, and is expected by now');
  if (kind === 'lapsed') parts.push('not judged for four weeks');
  if (kind === 'withdrawn') parts.push('late data, a correction or new rules have taken its alerts away');
  if (kind === 'restated_larger' || kind === 'restated_smaller') parts.push('by late data, a correction or new rules');
  if (into !== null) parts.push(kind === 'merged' ? `part of ${into}` : `see ${into}`);
  if (impact !== null && kind !== 'joined')
    parts.push(`${signedText(impact / 10 ** decimals, metric.unit, currency)} so far`);
  if (supersededBy !== null) parts.push('no longer so, by late data, a correction or new rules');
  return `${transitionWord(transition)}. ${parts.filter((part) => part !== '').join('; ')}`;
}

function valueOf(transition: ReportedTransition, currency: string): string {
  const { value, yhat, metric } = transition;
  const title = seriesTitle(transition);
  if (value === null || yhat === null) return title;
  const text = (number: number): string => valueText(number, metric.unit, currency);
  const size = sizeOf(yhat === 0 ? null : Math.abs(value / yhat - 1));
  return `${title} ${text(value)}, ${size} ${value < yhat ? 'below' : 'above'} expected (${text(yhat)})`;
}

/** Whether the business or its data is at fault, and what shows it. */
export function evidenceTexts({ dataFaults, isData }: IncidentDetail, year: number): string[] {
  const faults = lastDays(dataFaults).map((fault) => dataFaultSentence(fault, year));
  if (isData)
    return faults.length > 0 ? faults : ['a value is so much larger than ever before that the data are probably wrong'];
  return faults.length > 0
    ? [`Some of its days have a fault in their data: ${faults.join('; ')}`]
    : ['Likely business, not data: no fault was found in the data of its days'];
}
