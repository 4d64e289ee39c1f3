import { dayText, yearOf } from '../../report/words/format.ts';
import { handlingText, incidentSentence } from '../../report/words/incidents/incident-text.ts';
import { answers, heading } from '../../report/words/answers/answers.ts';
import { withoutLight, statusWords, type StateWords } from '../../report/words/state-words.ts';
import { isCurrent } from '../../report/is-current.ts';
import { stalenessSentence } from '../../report/words/days/staleness-text.ts';
import type { ReportSection } from '../../report/document/report-sections.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import type { Summary } from '../../report/summary.ts';
import { inertMessage } from './inert-message.ts';
import { pageActions } from './page-actions.ts';
import type { Message, MessageChart, MessageLine } from './message.ts';

/** What a digest is written from. */
export interface DigestFacts {
  readonly id: string;
  readonly kind: 'daily' | 'weekly';
  readonly summary: Summary;
  /** How many series were judged on the last closed day. */
  readonly checks: number;
  readonly open: readonly IncidentReport[];
  readonly snoozed: readonly IncidentReport[];
  /** Incidents that ended in the week; of a weekly one. */
  readonly ended: readonly IncidentReport[];
  readonly page: string | null;
  /** Of a weekly one: what a mail has in addition. */
  readonly report: { readonly sections: readonly ReportSection[]; readonly chart: MessageChart | null } | null;
}

const LISTED = 5;

/** `214 checks, data complete to Mon 21 Sep, 0 open, 1 snoozed`, then the four answers and the open incidents. */
export function digestMessage(facts: DigestFacts): Message {
  const { id, kind, summary, checks, open, snoozed, ended, page, report } = facts;
  const { currency, completeThrough, lastClosed } = summary;
  const year = yearOf(lastClosed);
  const complete =
    completeThrough === null ? 'no complete day yet' : `data complete to ${dayText(completeThrough, year)}`;
  const counts = [
    `${checks} ${checks === 1 ? 'check' : 'checks'}`,
    complete,
    `${open.length} open`,
    ...(snoozed.length === 0 ? [] : [`${snoozed.length} snoozed${untilText(snoozed, year)}`]),
    ...(kind === 'weekly' ? [`${ended.length} ended this week`] : []),
  ];
  return inertMessage({
    id,
    kind,
    ...stateOf(facts),
    business: summary.name,
    title: `${kind === 'daily' ? 'Daily digest' : 'Weekly report'} · ${dayText(lastClosed, 0)}`,
    context: '',
    headline: counts.join(', '),
    lines: [
      ...(summary.staleness ? [{ label: null, text: stalenessSentence(summary.staleness) }] : []),
      ...answers(summary).map(({ question, state, text }) => ({ label: `${question}, ${state.word}`, text })),
      ...listed('Open', open, currency),
      ...listed('Snoozed', snoozed, currency),
      ...listed('Ended', ended, currency),
    ],
    footer: heading(summary),
    incident: null,
    figures: null,
    chart: report?.chart ?? null,
    ...(report && { report: report.sections }),
    actions: pageActions(page, null),
  });
}

/** The worst open incident; without any, Normal only where the figures are current and days were judged. */
function stateOf({ summary, open, checks }: DigestFacts): Pick<Message, 'word' | 'shape' | 'tone'> {
  const worst = open.find(({ severity }) => severity === 'critical') ?? open[0];
  const state = worst ? statusWords(worst.severity) : statusWords(checks === 0 ? 'no_data' : 'normal');
  const shown: StateWords = isCurrent(summary) ? state : withoutLight(state);
  const { word, shape, tone } = shown;
  return { word: worst || tone !== 'normal' ? word : 'All clear', shape, tone: tone === 'good' ? 'normal' : tone };
}

function untilText(snoozed: readonly IncidentReport[], year: number): string {
  const [first] = snoozed
    .map(({ handling }) => handling.snoozedUntil)
    .filter((day) => day !== null)
    .toSorted((a, b) => a - b);
  if (first === undefined) return '';
  return snoozed.length === 1 ? ` until ${dayText(first, year)}` : `, the first until ${dayText(first, year)}`;
}

function listed(label: string, incidents: readonly IncidentReport[], currency: string): MessageLine[] {
  const lines = incidents.slice(0, LISTED).map((incident) => {
    const handled = handlingText(incident, yearOf(incident.judgedTo));
    return { label, text: `${incidentSentence(incident, currency)}${handled === '' ? '' : ` (${handled})`}` };
  });
  const left = incidents.length - lines.length;
  return left > 0 ? [...lines, { label, text: `${left} more` }] : lines;
}
