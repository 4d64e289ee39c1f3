import { isByLimit } from '../../../detect/judge.ts';
import { isJudged } from '../../../detect/verdict.ts';
import { needsAttention } from '../../needs-attention.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { judgedText } from '../days/judged-text.ts';
import { limitText } from '../incidents/limit-text.ts';
import { rangeText } from '../range-text.ts';
import { seriesInSentence, seriesTitle } from '../series-title.ts';
import { NOT_IN_DATA, NOT_JUDGED, stateWords, statusWords } from '../state-words.ts';
import { NAMED_AT_MOST, NOT_JUDGED_YET, sentenceCase, type Answer, type TileText } from './answer.ts';
import { dayName } from './day-name.ts';

const QUESTION = 'Operations';

/** The operational alerts of the last closed day, the worst first. */
export function operationsAnswer(summary: Summary): Answer {
  const { operations, omitted, currency } = summary;
  const [worst] = operations;
  if (!worst)
    return { question: QUESTION, state: statusWords('no_data'), text: 'operational events are not in your data' };
  const alerts = operations.filter(needsAttention);
  if (alerts.length === 0) return withoutAlerts(worst, summary);
  const named = alerts.slice(0, NAMED_AT_MOST).map((item) => crossedText(item, currency));
  const alertCount = alerts.length + omitted.operations.alarming;
  const more = alertCount > named.length ? `; and ${alertCount - named.length} more` : '';
  const rest = calmText(operations.length + omitted.operations.all - alertCount);
  return {
    question: QUESTION,
    state: stateWords(worst),
    text: `${dayName(worst.day, summary)}: ${named.join('; ')}${more}${rest === '' ? '' : `; ${rest}`}`,
  };
}

/** @param text the answer's sentence */
export function operationsTile(summary: Summary, text: string): TileText {
  const { operations, omitted, currency } = summary;
  const ask = 'Are operations degrading?';
  if (operations.length === 0) return { ask, figure: NOT_IN_DATA.word, why: text };
  const judged = operations.filter(({ verdict }) => isJudged(verdict));
  if (judged.length === 0) return { ask, figure: NOT_JUDGED_YET, why: text };
  const judgedCount = judged.length + omitted.operations.judged;
  const [worst, ...others] = operations.filter(needsAttention);
  if (!worst || !isJudged(worst.verdict))
    return { ask, figure: `All ${judgedCount} normal`, why: wholeFigures(judged, summary) || text };
  const value = judgedText(worst.verdict, worst.metric, currency)(worst.verdict.value);
  const limit = sentenceCase(limitText(worst.verdict, worst.metric, currency));
  const range = sentenceCase(rangeText(worst.verdict, worst.metric, currency));
  const moreAlerts = others.length + omitted.operations.alarming;
  const also = sentenceCase(alsoText(others[0], moreAlerts - 1, judgedCount - moreAlerts - 1));
  return {
    ask,
    figure: `${seriesTitle(worst)} ${value}`,
    why: [limit, range, also].filter((part) => part !== '').join('. '),
  };
}

function withoutAlerts(worst: DayVerdict, summary: Summary): Answer {
  const { operations, omitted } = summary;
  const day = dayName(worst.day, summary);
  const judged = operations.filter(({ verdict }) => isJudged(verdict)).length + omitted.operations.judged;
  if (summary.staleness) return { question: QUESTION, state: NOT_JUDGED, text: `${day} is not judged yet` };
  const text = judged === 0 ? `${day} is not judged` : `no alert on ${day} (${judged} series judged)`;
  const unknown = operations.filter(({ verdict }) => verdict.status === 'no_data' || verdict.status === 'late_data');
  const [first] = unknown;
  if (!first) return { question: QUESTION, state: judged === 0 ? stateWords(worst) : statusWords('normal'), text };
  const names = unknown.slice(0, NAMED_AT_MOST).map((item) => {
    const { word } = stateWords(item);
    const isRepeated = item !== first && word === stateWords(first).word;
    return isRepeated ? seriesInSentence(item) : `${word} for ${seriesInSentence(item)}`;
  });
  const unnamed = unknown.length + omitted.operations.unknown - names.length;
  const more = unnamed > 0 ? ` and ${unnamed} more` : '';
  return {
    question: QUESTION,
    state: stateWords(first),
    text: `${text}; ${names.join(unnamed > 0 ? ', ' : ' and ')}${more}`,
  };
}

/** `Error rate (payment) 2.1% (at most 0.6% is normal)`: the value and the boundary or the declared limit that it crossed. */
function crossedText(item: DayVerdict, currency: string): string {
  const { verdict, metric } = item;
  if (!isJudged(verdict)) return seriesTitle(item);
  const { value, expectation } = verdict;
  const isAbove = value > expectation.yhat;
  const limit = isAbove ? expectation.warning_upper : expectation.warning_lower;
  const written = judgedText(verdict, metric, currency);
  const text = `${seriesTitle(item)} ${written(value)}`;
  if (isByLimit(verdict)) return `${text} (${limitText(verdict, metric, currency)})`;
  if (limit === null) return text;
  return `${text} (${isAbove ? 'at most' : 'at least'} ${written(limit)} is normal)`;
}

/** The second alert, how many more there are, and how many judged series have none. */
function alsoText(second: DayVerdict | undefined, more: number, calm: number): string {
  if (!second) return calmText(calm);
  const alerts = `also ${seriesInSentence(second)}${more > 0 ? ` and ${more} more` : ''}`;
  return calm === 0 ? alerts : `${alerts}; ${calm} without alert`;
}

function calmText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'no alert on the other one' : `no alert on the other ${count}`;
}

/** The figures of the whole metrics: `Error rate 0.4%, Requests 12,400 on Mon 21 Sep`. */
function wholeFigures(judged: readonly DayVerdict[], summary: Summary): string {
  const whole = judged.filter(({ slice }) => slice === '');
  const figures = whole.map(({ metric, verdict }) =>
    verdict.value === null
      ? metric.title
      : `${metric.title} ${judgedText(verdict, metric, summary.currency)(verdict.value)}`,
  );
  const [first] = whole;
  return first ? `${figures.join(', ')} on ${dayName(first.day, summary)}` : '';
}
