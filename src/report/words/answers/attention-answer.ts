import { isJudged } from '../../../detect/verdict.ts';
import { isRatio } from '../../../metrics/metric.ts';
import { isCurrent } from '../../is-current.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { gapText } from '../comparison.ts';
import { valueText } from '../format.ts';
import { seriesInSentence, seriesTitle } from '../series-title.ts';
import { NOT_JUDGED, stateWords, statusWords } from '../state-words.ts';
import { NAMED_AT_MOST, NOT_JUDGED_YET, type Answer, type TileText } from './answer.ts';
import { dayName } from './day-name.ts';

const QUESTION = 'Attention';

/** The alerts of the last seven days, the worst first. */
export function attentionAnswer(summary: Summary): Answer {
  const { attention, omitted, currency } = summary;
  const good = favourableText(summary);
  const [worst] = attention;
  if (!worst) return nothingUnusual(summary, good);
  const named = attention.slice(0, NAMED_AT_MOST).map((item) => {
    const gap = isJudged(item.verdict) ? ` ${gapText(item.verdict, item.metric, currency)}` : '';
    return `${seriesTitle(item)}${gap} on ${dayName(item.day, summary)}`;
  });
  const count = attention.length + omitted.attention;
  const more = count > named.length ? `; and ${count - named.length} more` : '';
  const state = { ...stateWords(worst), word: `${count} unusual` };
  return { question: QUESTION, state, text: `in the last 7 days: ${named.join('; ')}${more}${good}` };
}

/** @param text the answer's sentence */
export function attentionTile(summary: Summary, text: string): TileText {
  const ask = 'Anything to decide?';
  const { attention, omitted, currency } = summary;
  const [worst] = attention;
  if (!worst) return { ask, figure: isNothing(summary) ? 'Nothing' : NOT_JUDGED_YET, why: text };
  const shown = attention.find(isMoney) ?? worst;
  const others = attention.filter((item) => item !== shown);
  const [second] = others;
  const more = others.length + omitted.attention - 1;
  const also = second ? `; also ${seriesInSentence(second)}${more > 0 ? ` and ${more} more` : ''}` : '';
  return {
    ask,
    figure: isMoney(shown) ? gapFigure(shown, currency) : seriesTitle(shown),
    why: `${seriesTitle(shown)} on ${dayName(shown.day, summary)}${also}`,
  };
}

/** Whether a week without an alert says that there is nothing to decide. */
function isNothing(summary: Summary): boolean {
  const { judgedLately, lateSeries, revenue } = summary;
  return isCurrent(summary) && judgedLately > 0 && lateSeries === 0 && revenue?.verdict.status !== 'unclear';
}

function nothingUnusual(summary: Summary, good: string): Answer {
  if (summary.judgedLately === 0)
    return { question: QUESTION, state: NOT_JUDGED, text: 'none of the last 7 days could be judged' };
  return {
    question: QUESTION,
    state: isNothing(summary) ? statusWords('normal') : NOT_JUDGED,
    text: `nothing unusual in the last 7 days, as far as they could be judged${good}`,
  };
}

function favourableText({ favourable, omitted }: Summary): string {
  if (favourable.length === 0) return '';
  const count = favourable.length + omitted.favourable;
  return `; ${count} unusual (good): ${favourable.slice(0, NAMED_AT_MOST).map(seriesInSentence).join(', ')}`;
}

function isMoney({ metric }: DayVerdict): boolean {
  return metric.unit === 'currency' && !isRatio(metric.measure);
}

function gapFigure({ verdict }: DayVerdict, currency: string): string {
  if (!isJudged(verdict)) return '';
  const gap = verdict.value - verdict.expectation.yhat;
  return `${valueText(Math.abs(gap), 'currency', currency)} ${gap < 0 ? 'short' : 'over'}`;
}
