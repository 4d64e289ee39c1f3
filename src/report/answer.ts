import type { Day } from '../calendar/day.ts';
import { isJudged } from '../detect/verdict.ts';
import { dayText, monthText, valueText, yearOf } from './format.ts';
import type { DayVerdict, Summary } from './summary.ts';
import { comparison, gapText, seriesTitle, stateWords, type StateWords } from './wording.ts';

/** One of the four answers: the question in short, the state, and a sentence. */
export interface Answer {
  readonly question: string;
  readonly state: StateWords;
  readonly text: string;
}

const CALM: StateWords = { word: 'Normal', shape: '●', mark: 'normal', tone: 'normal' };
const UNKNOWN: StateWords = { word: 'Not judged', shape: '◷', mark: 'late_data', tone: 'unknown' };
const NAMED_AT_MOST = 2;

/** Whose figures these are, of when, and how fresh they are. */
export function heading(summary: Summary): string {
  const { name, localTime, zone, completeThrough, lastClosed } = summary;
  const complete =
    completeThrough === null
      ? 'no complete day yet'
      : `data complete to ${dayText(completeThrough, yearOf(lastClosed))}`;
  return `${name} · ${localTime.replace('T', ' ')} ${zone} · ${complete}`;
}

/** The answers to the four questions, in their order. */
export function answers(summary: Summary): Answer[] {
  return [revenueAnswer(summary), attentionAnswer(summary), landingAnswer(summary), operationsAnswer(summary)];
}

function revenueAnswer(summary: Summary): Answer {
  const { revenue, currency, operations } = summary;
  const question = 'Revenue';
  if (!revenue) return { question, state: UNKNOWN, text: 'no revenue has been loaded yet' };
  const { verdict } = revenue;
  const state = stateWords(revenue);
  if (!isJudged(verdict)) return { question, state, text: unjudgedText(revenue, summary) };
  const brought = `${dayOf(revenue.day, summary)} brought ${comparison(verdict, revenue.metric, currency)}`;
  const together = verdict.status === 'normal' || verdict.favourable ? undefined : operations.find(isAlarming);
  return {
    question,
    state,
    text: together ? `${brought}; coincides with ${stateWords(together).word} ${inSentence(together)}` : brought,
  };
}

function unjudgedText({ verdict, day }: DayVerdict, summary: Summary): string {
  const { lastJudgedRevenue, currency } = summary;
  const before = lastJudgedRevenue && isJudged(lastJudgedRevenue.verdict) ? lastJudgedRevenue : null;
  const last =
    before && isJudged(before.verdict)
      ? `; last judged: ${dayOf(before.day, summary)}, ${stateWords(before).word}, ${comparison(before.verdict, before.metric, currency)}`
      : '';
  switch (verdict.status) {
    case 'late_data':
      return `${dayOf(day, summary)} is not judged yet, its data are not complete${last}`;
    case 'closed':
      return `${dayOf(day, summary)} was a closed day${last}`;
    case 'learning':
      return `${verdict.expectation?.known_days ?? 0} of 14 days known before the first verdict${last}`;
    default:
      return `nothing is known of ${dayOf(day, summary)}${last}`;
  }
}

function attentionAnswer(summary: Summary): Answer {
  const { attention, favourable, currency } = summary;
  const question = 'Attention';
  const good =
    favourable.length === 0
      ? ''
      : `; ${favourable.length} unusual (good): ${favourable.slice(0, NAMED_AT_MOST).map(inSentence).join(', ')}`;
  const [worst] = attention;
  if (!worst) {
    const isLate = summary.revenue?.verdict.status === 'late_data';
    return {
      question,
      state: isLate ? UNKNOWN : CALM,
      text: `nothing unusual in the last 7 days that could be judged${good}`,
    };
  }
  const named = attention.slice(0, NAMED_AT_MOST).map((item) => {
    const gap = isJudged(item.verdict) ? ` ${gapText(item.verdict, item.metric, currency)}` : '';
    return `${seriesTitle(item)}${gap} on ${dayOf(item.day, summary)}`;
  });
  const more = attention.length > named.length ? `; and ${attention.length - named.length} more` : '';
  const state = { ...stateWords(worst), word: `${attention.length} open` };
  return { question, state, text: `in the last 7 days: ${named.join('; ')}${more}${good}` };
}

function landingAnswer({ landing, currency, revenue, lastClosed }: Summary): Answer {
  if (!landing)
    return { question: 'Month', state: UNKNOWN, text: 'too little history to say where the month will land' };
  const { month, soFar, daysIn, rest } = landing;
  const range = [rest.lower, rest.upper].map((value) => valueText(soFar + value, 'currency', currency));
  const isIn =
    daysIn === 0
      ? 'nothing is in yet'
      : `${valueText(soFar, 'currency', currency)} is in after ${daysIn} ${daysIn === 1 ? 'day' : 'days'}`;
  const question = yearOf(month) === yearOf(lastClosed) ? monthText(month) : `${monthText(month)} ${yearOf(month)}`;
  const isLate = revenue?.verdict.status === 'late_data';
  return {
    question,
    state: isLate ? UNKNOWN : { word: 'Forecast', shape: '→', mark: 'forecast', tone: 'unknown' },
    text: `lands at ${range.join(' to ')} (80%); ${isIn}`,
  };
}

function operationsAnswer(summary: Summary): Answer {
  const { operations, currency } = summary;
  const question = 'Operations';
  const [worst] = operations;
  if (!worst) return { question, state: UNKNOWN, text: 'no operational events have been loaded' };
  const alarming = operations.filter(isAlarming);
  const rest = operations.length - alarming.length;
  if (alarming.length === 0) {
    const judged = operations.filter(({ verdict }) => isJudged(verdict)).length;
    if (judged === 0) return { question, state: stateWords(worst), text: `${dayOf(worst.day, summary)} is not judged` };
    return { question, state: CALM, text: `all ${judged} judged series of ${dayOf(worst.day, summary)} are Normal` };
  }
  const named = alarming.slice(0, NAMED_AT_MOST).map((item) => {
    return isJudged(item.verdict) ? `${seriesTitle(item)} ${limitText(item, currency)}` : seriesTitle(item);
  });
  const more = alarming.length > named.length ? `; ${alarming.length - named.length} more alarming` : '';
  return {
    question,
    state: stateWords(worst),
    text: `${dayOf(worst.day, summary)}: ${named.join('; ')}${more}; the other ${rest} are not`,
  };
}

function limitText({ verdict, metric }: DayVerdict, currency: string): string {
  if (!isJudged(verdict)) return '';
  const value = valueText(verdict.value, metric.unit, currency);
  const limit = verdict.expectation.warning_upper;
  return limit === null ? value : `${value} (at most ${valueText(limit, metric.unit, currency)} is normal)`;
}

export function isAlarming({ verdict }: DayVerdict): boolean {
  return isJudged(verdict) && verdict.status !== 'normal' && !verdict.favourable;
}

function inSentence(item: DayVerdict): string {
  const title = seriesTitle(item);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

export function dayOf(day: Day, { localTime }: Summary): string {
  return dayText(day, Number(localTime.slice(0, 4)));
}
