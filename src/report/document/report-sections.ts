import { lastDays } from '../../detect/data-faults/data-fault.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import { sentenceCase } from '../words/answers/answer.ts';
import { dataFaultSentence } from '../words/days/data-fault-text.ts';
import { judgedText } from '../words/days/judged-text.ts';
import { restatedText } from '../words/days/restated-text.ts';
import { dayText, yearOf } from '../words/format.ts';
import { evidence } from '../words/incidents/evidence.ts';
import { impactText, incidentFinding, incidentState } from '../words/incidents/incident-text.ts';
import { periodSentence } from '../words/period-text.ts';
import { seriesTitle } from '../words/series-title.ts';
import { stateWords, type StateWords } from '../words/state-words.ts';
import type { LeadingReport, ReportData } from './report-data.ts';
import { trustLines } from './trust-lines.ts';

/** A part of a report below the answers and the chart: rows, sentences, or both. Plain text. */
export interface ReportSection {
  readonly title: string;
  /** What the rows have, in their order: name, state, text, value. */
  readonly heads: readonly [string, string, string, string];
  readonly rows: readonly ReportRow[];
  readonly lines: readonly string[];
}

export interface ReportRow {
  readonly name: string;
  readonly state: StateWords;
  readonly text: string;
  readonly value: string;
}

const NO_HEADS = ['', '', '', ''] as const;

/** The open incidents, as the first section of a report. */
export function incidentsSection({ incidents, currency, lastClosed, snoozed }: Summary): ReportSection {
  const year = yearOf(lastClosed);
  return {
    title: 'Needs a decision',
    heads: ['What', 'State', 'Since', 'So far'],
    rows: incidents.map((incident) => ({
      name: sentenceCase(incidentFinding(incident, currency)),
      state: incidentState(incident),
      text: dayText(incident.onset, year),
      value: impactText(incident, currency) || '–',
    })),
    lines: [
      ...(incidents.length === 0 ? ['Nothing needs a decision.'] : []),
      ...(snoozed > 0 ? [`${snoozed} more ${snoozed === 1 ? 'is' : 'are'} snoozed.`] : []),
    ],
  };
}

/** The week, every metric, the forecast, and faults in the data: those that there is something of. */
export function reportSections({ summary, leading, metrics }: ReportData): ReportSection[] {
  const { currency, lastClosed } = summary;
  const dayName = ({ day }: DayVerdict): string => dayText(day, yearOf(lastClosed));
  const week = leading?.week.map((item) => verdictRow(dayName(item), item, currency)) ?? [];
  const all = metrics.map((item) => verdictRow(seriesTitle(item), item, currency));
  return [
    { ...section('The last seven days', [], week), heads: ['Day', 'State', 'Against expected', 'Value'] as const },
    { ...section('Every metric', [], all), heads: ['Metric', 'State', 'Against expected', 'Value'] as const },
    section('Forecast and how good it has been', leading ? forecastLines(leading, summary) : []),
    section(
      'Faults in the data',
      lastDays(summary.dataFaults).map((fault) => dataFaultSentence(fault, yearOf(lastClosed))),
    ),
  ].filter(({ rows, lines }) => rows.length + lines.length > 0);
}

function section(title: string, lines: readonly string[], rows: readonly ReportRow[] = []): ReportSection {
  return { title, heads: NO_HEADS, rows, lines };
}

function verdictRow(name: string, item: DayVerdict, currency: string): ReportRow {
  const { verdict, metric } = item;
  const compared = isJudged(verdict) ? evidence(verdict, metric, currency) : '';
  return {
    name,
    state: stateWords(item),
    text: [compared, restatedText(item)].filter((text) => text !== '').join('; '),
    value: verdict.value === null ? '–' : judgedText(verdict, metric, currency)(verdict.value),
  };
}

function forecastLines({ scores, issuedTotal, explanation, week }: LeadingReport, summary: Summary): string[] {
  const { month, quarter, currency, lastClosed } = summary;
  const unit = week[0]?.metric.unit ?? 'currency';
  return [
    ...[month, quarter].flatMap((period) => (period ? [periodSentence(period, { unit, currency }, lastClosed)] : [])),
    ...trustLines(scores, issuedTotal, { unit, currency }),
    ...explanation,
  ];
}
