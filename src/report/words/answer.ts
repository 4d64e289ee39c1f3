import type { Day } from '../../calendar/day.ts';
import { thresholds } from '../../detect/rule.ts';
import { isAlert, isJudged, type Verdict } from '../../detect/verdict.ts';
import { dayText, valueText } from './format.ts';
import { fallsShort, periodFigures, periodText, runRateText, soFarText } from './period-text.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import { comparison, gapText, seriesTitle, stateWords, statusWords, type StateWords } from './wording.ts';

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
  const { name, localTime, zone, completeThrough } = summary;
  const complete =
    completeThrough === null ? 'no complete day yet' : `data complete to ${dayOf(completeThrough, summary)}`;
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
  const together =
    verdict.status === 'normal' || verdict.favourable ? undefined : farthest(operations.filter(isAlarming));
  return {
    question,
    state,
    text: together ? `${brought}; coincides with ${stateWords(together).word} ${inSentence(together)}` : brought,
  };
}

/** Of the worst metric the slice, or the whole, that lies farthest from what was expected: it says the most about where. */
function farthest([worst, ...others]: readonly DayVerdict[]): DayVerdict | undefined {
  const gap = ({ verdict }: DayVerdict): number =>
    isJudged(verdict) ? Math.abs(verdict.value - verdict.expectation.yhat) : 0;
  return others
    .filter(({ metric }) => metric.id === worst?.metric.id)
    .reduce((far, other) => (far && gap(other) <= gap(far) ? far : other), worst);
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
      return `${learningText(verdict, dayOf(day, summary))}${last}`;
    default:
      return `nothing is known of ${dayOf(day, summary)}${last}`;
  }
}

function learningText({ expectation }: Verdict, day: string): string {
  if (expectation === null) return `nothing can be expected of ${day} yet`;
  const { known_days: known } = expectation;
  if (known < thresholds.daysToJudge)
    return `${known} of ${thresholds.daysToJudge} days known before the first verdict`;
  return `too few forecasts of past days to judge ${day} by`;
}

function attentionAnswer(summary: Summary): Answer {
  const { attention, favourable, omitted, currency } = summary;
  const question = 'Attention';
  const good =
    favourable.length === 0
      ? ''
      : `; ${favourable.length + omitted.favourable} unusual (good): ${favourable.slice(0, NAMED_AT_MOST).map(inSentence).join(', ')}`;
  const [worst] = attention;
  if (!worst) {
    if (summary.judgedLately === 0) return { question, state: UNKNOWN, text: 'no day of the last 7 could be judged' };
    const state = summary.lateSeries > 0 ? UNKNOWN : CALM;
    return { question, state, text: `nothing unusual in the last 7 days as far as they could be judged${good}` };
  }
  const named = attention.slice(0, NAMED_AT_MOST).map((item) => {
    const gap = isJudged(item.verdict) ? ` ${gapText(item.verdict, item.metric, currency)}` : '';
    return `${seriesTitle(item)}${gap} on ${dayOf(item.day, summary)}`;
  });
  const count = attention.length + omitted.attention;
  const more = count > named.length ? `; and ${count - named.length} more` : '';
  const state = { ...stateWords(worst), word: `${count} unusual` };
  return { question, state, text: `in the last 7 days: ${named.join('; ')}${more}${good}` };
}

function landingAnswer(summary: Summary): Answer {
  const { landing, quarter, currency, revenue } = summary;
  if (!landing)
    return { question: 'Month', state: UNKNOWN, text: 'too little history to say where the month will land' };
  const money = { unit: 'currency', currency } as const;
  const { unknownDays } = landing;
  const guessed = unknownDays === 0 ? '' : `, ${unknownDays} of them unknown and counted as expected`;
  const year = yearNow(summary);
  const parts = [
    `lands at ${periodFigures(landing, money)}`,
    `${soFarText(landing, money)}${guessed}`,
    runRateText(landing, money),
    quarter ? `${periodText(quarter, year)} at ${periodFigures(quarter, money)}` : '',
  ];
  return {
    question: periodText(landing, year),
    state: revenue?.verdict.status === 'late_data' ? UNKNOWN : landingWords(landing),
    text: parts.filter((part) => part !== '').join('; '),
  };
}

/** A Warning where even the better end of the range misses the target. */
function landingWords(landing: PeriodForecast): StateWords {
  if (fallsShort(landing)) return statusWords('warning');
  return { word: 'Forecast', shape: '→', mark: 'forecast', tone: 'unknown' };
}

function operationsAnswer(summary: Summary): Answer {
  const { operations, omitted, currency } = summary;
  const question = 'Operations';
  const [worst] = operations;
  if (!worst) return { question, state: UNKNOWN, text: 'no operational events have been loaded' };
  const alarming = operations.filter(isAlarming);
  const alarmingCount = alarming.length + omitted.operations.alarming;
  const rest = operations.length + omitted.operations.all - alarmingCount;
  if (alarming.length === 0) {
    const judged = operations.filter(({ verdict }) => isJudged(verdict)).length + omitted.operations.judged;
    const text =
      judged === 0
        ? `${dayOf(worst.day, summary)} is not judged`
        : `${judged} series of ${dayOf(worst.day, summary)} are Normal`;
    const unknown = operations.filter(({ verdict }) => verdict.status === 'no_data' || verdict.status === 'late_data');
    const [first] = unknown;
    if (!first) return { question, state: judged === 0 ? stateWords(worst) : CALM, text };
    const names = unknown.slice(0, NAMED_AT_MOST).map((item) => `${stateWords(item).word} for ${inSentence(item)}`);
    const unnamed = unknown.length + omitted.operations.unknown - names.length;
    const others = unnamed > 0 ? ` and ${unnamed} more` : '';
    return { question, state: stateWords(first), text: `${text}; ${names.join(', ')}${others}` };
  }
  const named = alarming.slice(0, NAMED_AT_MOST).map((item) => {
    return isJudged(item.verdict) ? `${seriesTitle(item)} ${limitText(item, currency)}` : seriesTitle(item);
  });
  const more = alarmingCount > named.length ? `; ${alarmingCount - named.length} more alarming` : '';
  return {
    question,
    state: stateWords(worst),
    text: `${dayOf(worst.day, summary)}: ${named.join('; ')}${more}${restText(rest)}`,
  };
}

function restText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '; the other is not' : `; the other ${count} are not`;
}

/** The value, and the boundary that it lies beyond. */
function limitText({ verdict, metric }: DayVerdict, currency: string): string {
  if (!isJudged(verdict)) return '';
  const { value, expectation } = verdict;
  const isAbove = value > expectation.yhat;
  const limit = isAbove ? expectation.warning_upper : expectation.warning_lower;
  const text = valueText(value, metric.unit, currency);
  if (limit === null) return text;
  return `${text} (${isAbove ? 'at most' : 'at least'} ${valueText(limit, metric.unit, currency)} is normal)`;
}

export function isAlarming({ verdict }: DayVerdict): boolean {
  return isAlert(verdict) && !verdict.favourable;
}

function inSentence(item: DayVerdict): string {
  const title = seriesTitle(item);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

export function dayOf(day: Day, summary: Summary): string {
  return dayText(day, yearNow(summary));
}

function yearNow({ localTime }: Summary): number {
  return Number(localTime.slice(0, 4));
}
