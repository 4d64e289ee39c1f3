import { isoDay, type Day } from '../../calendar/day.ts';
import { incidentJson } from '../../report/incident-json.ts';
import type { IncidentDetail, ReportedTransition } from '../../report/incident-detail.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import type { DayVerdict, Summary } from '../../report/summary.ts';
import { heading } from '../../report/words/answers/answers.ts';
import { coincidenceTexts } from '../../report/words/incidents/coincidence-text.ts';
import { explanationSentences } from '../../report/words/explanation/explanation-sentences.ts';
import { dayText, shareText, valueText, yearOf } from '../../report/words/format.ts';
import {
  evidenceTexts,
  incidentDays,
  incidentFinding,
  incidentSentence,
  transitionText,
} from '../../report/words/incidents/incident-text.ts';
import { periodSentence } from '../../report/words/period-text.ts';
import { seriesTitle } from '../../report/words/series-title.ts';
import { comparedDay } from '../../report/words/days/compared-day.ts';
import { statusWords } from '../../report/words/state-words.ts';
import { inertMessage } from './inert-message.ts';
import { incidentActions, pageActions } from './page-actions.ts';
import {
  isEndKind,
  type EndKind,
  type IncidentKind,
  type Message,
  type MessageChart,
  type MessageFigures,
  type MessageLine,
} from './message.ts';

/** What a message on an incident is written from. */
export interface IncidentFacts {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly incident: IncidentDetail;
  /** What is announced. */
  readonly transition: ReportedTransition;
  /** The verdict of its series on the day of the transition; null where that has none. */
  readonly day: DayVerdict | null;
  /** Other open incidents. */
  readonly others: readonly IncidentReport[];
  readonly summary: Summary;
  readonly chart: MessageChart | null;
  /** The address of the page; null: there are no links. */
  readonly page: string | null;
}

const CHANGES: Readonly<Record<IncidentKind, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  escalated: 'worse than before',
  loss_doubled: 'the loss has doubled',
  recovered: 'recovered',
  new_normal: 'the new normal',
  lapsed: 'lapsed',
  merged: 'merged',
  withdrawn: 'withdrawn',
};

const ENDS: Readonly<Record<EndKind, Pick<Message, 'word' | 'shape' | 'tone'>>> = {
  recovered: { word: 'Recovered', shape: statusWords('normal').shape, tone: 'normal' },
  new_normal: { word: 'New normal', shape: statusWords('closed').shape, tone: 'unknown' },
  lapsed: { word: 'Lapsed', shape: statusWords('closed').shape, tone: 'unknown' },
  merged: { word: 'Merged', shape: statusWords('closed').shape, tone: 'unknown' },
  withdrawn: { word: 'Withdrawn', shape: statusWords('closed').shape, tone: 'unknown' },
};

const OTHERS_NAMED = 2;

/** A message on what happened to an incident. */
export function incidentMessage(facts: IncidentFacts): Message {
  const { id, kind, incident, transition, summary, chart, page } = facts;
  const { currency } = summary;
  return inertMessage({
    id,
    kind,
    ...(isEndKind(kind) ? ENDS[kind] : stateOf(incident)),
    business: summary.name,
    title: `${seriesTitle(incident)} · ${dayText(transition.day, 0)}`,
    context: `incident ${incident.id}, day ${transition.day - incident.onset + 1}, ${CHANGES[kind]}`,
    headline: headlineOf(facts),
    lines: [
      impactLine(facts),
      ...(isEndKind(kind)
        ? []
        : [...periodLines(facts), ...reasonLines(incident, currency), ...evidenceLines(incident)]),
      ...otherLines(facts.others, currency),
      ...(transition.supersededBy === null
        ? []
        : [{ label: null, text: 'No longer so, by late data, a correction or new rules' }]),
    ].filter((line) => line !== null),
    footer: heading(summary),
    incident: incident.id,
    figures: figuresOf(facts),
    chart,
    actions: isEndKind(kind) ? pageActions(page, incident.id) : incidentActions(page, incident.id),
  });
}

function stateOf({ isData, severity }: IncidentDetail): Pick<Message, 'word' | 'shape' | 'tone'> {
  if (isData) return { word: 'Data fault', shape: statusWords('data_fault').shape, tone: 'unknown' };
  const { word, shape } = statusWords(severity);
  return { word, shape, tone: severity };
}

/** The figure of the day first; of what has none, the finding. */
function headlineOf({ kind, incident, day, summary, transition }: IncidentFacts): string {
  const { currency } = summary;
  if (kind === 'withdrawn' || kind === 'merged' || kind === 'lapsed')
    return transitionText(transition, incident.decimals, currency);
  if (isEndKind(kind) || incident.isData) return capitalised(incidentFinding(incident, currency));
  return (day && comparedDay(day, currency)) ?? incidentSentence(incident, currency);
}

/** `Shortfall so far: €24,900 over 2 days` */
function impactLine({ kind, incident, summary }: IncidentFacts): MessageLine | null {
  const { impact, decimals, metric, meanGap } = incident;
  if (isEndKind(kind) || incident.isData) return null;
  const days = incidentDays(incident);
  const over = `over ${days} day${days === 1 ? '' : 's'}`;
  if (impact !== null) {
    const size = valueText(Math.abs(impact) / 10 ** decimals, metric.unit, summary.currency);
    return { label: `${impact < 0 ? 'Shortfall' : 'Excess'} so far`, text: `${size} ${over}` };
  }
  if (meanGap === null || days === 1) return null;
  const size =
    metric.unit === 'share'
      ? shareText(Math.abs(meanGap)).replace('%', ' points')
      : valueText(Math.abs(meanGap), metric.unit, summary.currency);
  return { label: null, text: `On average ${size} ${meanGap < 0 ? 'below' : 'above'} expected ${over}` };
}

/** Where the month lands, for the metric that it is forecast of. */
function periodLines({ incident, summary }: IncidentFacts): MessageLine[] {
  const { month, revenue, currency, lastClosed } = summary;
  if (!month || !revenue || incident.isData || incident.metric.id !== revenue.metric.id) return [];
  return [
    { label: null, text: periodSentence(month, { unit: revenue.metric.unit, currency }, (lastClosed + 1) as Day) },
  ];
}

/** `Where: ...` and `What: ...`: the first sentence, which the headline says, is left out. */
function reasonLines({ reason, judgedTo }: IncidentDetail, currency: string): MessageLine[] {
  if (reason?.status !== 'explained') return [];
  const [, ...sentences] = explanationSentences(reason, currency, judgedTo);
  return sentences.map((sentence) => {
    const [, label = null, text = sentence] = /^(Where|What): (.*)$/su.exec(sentence) ?? [];
    return { label, text };
  });
}

function evidenceLines(incident: IncidentDetail): MessageLine[] {
  const year = yearOf(incident.judgedTo);
  return [...evidenceTexts(incident, year), ...coincidenceTexts(incident, year)].map((text) => ({ label: null, text }));
}

function otherLines(others: readonly IncidentReport[], currency: string): MessageLine[] {
  const named = others.slice(0, OTHERS_NAMED).map((other) => incidentSentence(other, currency));
  const more = others.length > named.length ? [`${others.length - named.length} more open`] : [];
  return named.length === 0 ? [] : [{ label: 'Also', text: [...named, ...more].join('; ') }];
}

function figuresOf({ incident, transition, day, summary }: IncidentFacts): MessageFigures {
  const json = incidentJson(incident, summary.currency);
  const expectation = day?.verdict.expectation ?? null;
  return {
    ...{ metric: incident.metric.id, slice: incident.slice, unit: incident.metric.unit, currency: summary.currency },
    day: isoDay(transition.day),
    value: day?.verdict.value ?? null,
    expected: expectation?.yhat ?? null,
    lower: expectation?.warning_lower ?? null,
    upper: expectation?.warning_upper ?? null,
    ...{ impact: json.impact, severity: json.severity, state: json.state, opened_on: json.opened_on },
  };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
