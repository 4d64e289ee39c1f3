import { gapSpan, type IncidentReport } from '../../incident-report.ts';
import { isCurrent } from '../../is-current.ts';
import type { Summary } from '../../summary.ts';
import { impactFigure, incidentFinding, incidentSpan, incidentState } from '../incidents/incident-text.ts';
import { seriesInSentence, seriesTitle } from '../series-title.ts';
import { NOT_JUDGED, statusWords } from '../state-words.ts';
import { NAMED_AT_MOST, NOT_JUDGED_YET, sentenceCase, type Answer, type TileText } from './answer.ts';
import { dayName } from './day-name.ts';

const QUESTION = 'Attention';

/** The open incidents, the worst first; without any, those that are lately over. */
export function attentionAnswer(summary: Summary): Answer {
  const beside = `${snoozedText(summary)}${favourableText(summary)}`;
  const open = openOf(summary);
  const [worst] = open;
  if (!worst) return nothingOpen(summary, beside);
  const state = { ...incidentState(worst), word: `${open.length} open` };
  return { question: QUESTION, state, text: `${namedText(open, summary)}${beside}` };
}

/** @param text the answer's sentence */
export function attentionTile(summary: Summary, text: string): TileText {
  const ask = 'Anything to decide?';
  const [shown, second, ...others] = openOf(summary);
  if (!shown) return { ask, figure: isNothing(summary) ? 'Nothing' : NOT_JUDGED_YET, why: text };
  const figure = impactFigure(shown, summary.currency);
  const title = seriesTitle(shown);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const also = second ? `; also ${seriesInSentence(second)}${more}` : '';
  const span = incidentSpan(shown, dayName(gapSpan(shown).from, summary));
  return { ask, figure: figure ?? title, why: `${figure === null ? sentenceCase(span) : `${title} ${span}`}${also}` };
}

/** Those that are over lately need no decision. */
function openOf({ incidents }: Summary): IncidentReport[] {
  return incidents.filter(({ state }) => state === 'open');
}

/** Whether a week without an alert says that there is nothing to decide. */
function isNothing(summary: Summary): boolean {
  const { judgedLately, lateSeries, revenue } = summary;
  return isCurrent(summary) && judgedLately > 0 && lateSeries === 0 && revenue?.verdict.status !== 'unclear';
}

function nothingOpen(summary: Summary, beside: string): Answer {
  if (summary.judgedLately === 0)
    return { question: QUESTION, state: NOT_JUDGED, text: 'none of the last 7 days could be judged' };
  const state = isNothing(summary) ? statusWords('normal') : NOT_JUDGED;
  const [last] = summary.incidents;
  if (!last) {
    const nothing = summary.favourable.length === 0 ? 'nothing unusual' : 'nothing harmful';
    return {
      question: QUESTION,
      state,
      text: `${nothing} in the last 7 days, as far as they could be judged${beside}`,
    };
  }
  const text = `nothing is open; over by now: ${namedText(summary.incidents, summary)}${beside}`;
  return { question: QUESTION, state, text };
}

/** The first incidents in a sentence each, and how many more there are. */
function namedText(incidents: readonly IncidentReport[], summary: Summary): string {
  const named = incidents
    .slice(0, NAMED_AT_MOST)
    .map((incident) => incidentFinding(incident, summary.currency, dayName(gapSpan(incident).from, summary)));
  const more = incidents.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])]
    .map((text, index) => (index === 0 ? text : sentenceCase(text)))
    .join('. ');
}

function snoozedText({ snoozed }: Summary): string {
  return snoozed === 0 ? '' : `; ${snoozed} snoozed`;
}

function favourableText({ favourable, omitted }: Summary): string {
  if (favourable.length === 0) return '';
  const count = favourable.length + omitted.favourable;
  return `; ${count} unusual (good): ${favourable.slice(0, NAMED_AT_MOST).map(seriesInSentence).join(', ')}`;
}
