import { isNewHoliday } from '../../../detect/judge.ts';
import { thresholds } from '../../../detect/rule.ts';
import { isJudged } from '../../../detect/verdict.ts';
import type { DataStop } from '../../data-stop.ts';
import { needsAttention } from '../../needs-attention.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { comparison, judgedDayText } from '../days/comparison.ts';
import { evidence } from '../incidents/evidence.ts';
import { valueText } from '../format.ts';
import { incompleteText } from '../days/incomplete-text.ts';
import { judgedText } from '../days/judged-text.ts';
import { seriesInSentence } from '../series-title.ts';
import { NOT_IN_DATA, NOT_JUDGED, stateWords, statusWords } from '../state-words.ts';
import { faultyDayText } from '../days/data-fault-text.ts';
import { unclearText, unclearReason } from '../days/unclear-text.ts';
import { newHolidayText } from '../days/special-day-text.ts';
import { unforecastText } from '../days/unforecast-text.ts';
import { NOT_JUDGED_YET, sentenceCase, type Answer, type TileText } from './answer.ts';
import { broughtWord } from '../days/brought-word.ts';
import { dayName } from './day-name.ts';

const QUESTION = 'Revenue';

/** Whether revenue of the last closed day is normal, and the operational alert it coincides with. */
export function revenueAnswer(summary: Summary): Answer {
  const { revenue, currency, operations } = summary;
  if (!revenue) return { question: QUESTION, state: statusWords('no_data'), text: 'revenue is not in your data' };
  const { verdict } = revenue;
  const state = summary.staleness ? NOT_JUDGED : stateWords(revenue);
  const question = revenue.metric.title;
  if (!isJudged(verdict)) return { question, state, text: unjudgedText(revenue, summary) };
  const brought = judgedDayText(dayName(revenue.day, summary), verdict, revenue.metric, currency);
  const coinciding = needsAttention(revenue) ? largestGap(operations.filter(needsAttention)) : undefined;
  return {
    question,
    state,
    text: coinciding
      ? `${brought}; coincides with ${stateWords(coinciding).word} ${seriesInSentence(coinciding)}`
      : brought,
  };
}

/** @param text the answer's sentence */
export function revenueTile(summary: Summary, text: string): TileText {
  const { revenue, currency } = summary;
  // Whether a title is singular is not known.
  const ask = !revenue || revenue.metric.id === 'revenue' ? 'Is revenue normal?' : `${revenue.metric.title} as usual?`;
  if (!revenue) return { ask, figure: NOT_IN_DATA.word, why: text };
  const { verdict, metric } = revenue;
  // An incomplete value would look like the day's total.
  if (verdict.status === 'late_data') return { ask, figure: NOT_JUDGED_YET, why: lateText(revenue, summary) };
  const figure = verdict.value === null ? NOT_JUDGED_YET : judgedText(verdict, metric, currency)(verdict.value);
  if (verdict.status === 'unclear') return { ask, figure, why: sentenceCase(unclearReason(verdict, metric, currency)) };
  return { ask, figure, why: isJudged(verdict) ? sentenceCase(evidence(verdict, metric, currency)) : text };
}

/** Of the most severe metric, the series with the largest gap: it locates the problem best. */
function largestGap([worst, ...others]: readonly DayVerdict[]): DayVerdict | undefined {
  const gap = ({ verdict }: DayVerdict): number =>
    isJudged(verdict) ? Math.abs(verdict.value - verdict.expectation.yhat) : 0;
  return others
    .filter(({ metric }) => metric.id === worst?.metric.id)
    .reduce((largest, other) => (largest && gap(other) <= gap(largest) ? largest : other), worst);
}

function unjudgedText({ verdict, day, metric }: DayVerdict, summary: Summary): string {
  const last = lastJudgedText(summary);
  const name = dayName(day, summary);
  switch (verdict.status) {
    case 'late_data':
      if (summary.dataStop?.isRevenue) return `no data since ${dayName(summary.dataStop.lastDay, summary)}${last}`;
      return `${name} is not judged yet${summary.staleness ? '' : `: its data ${incompleteText(verdict)}`}${last}`;
    case 'data_fault':
      return `${name} ${broughtWord(metric)} ${faultyDayText(summary, { verdict, day, metric })}${last}`;
    case 'unclear':
      return `${name} ${broughtWord(metric)} ${unclearText(verdict, metric, summary.currency)}`;
    case 'closed':
      return `${name} was a closed day${last}`;
    case 'learning':
      return `${learningText({ verdict, metric }, name, summary.currency)}${last}`;
    default:
      return `no figure for ${name}${last}`;
  }
}

function lastJudgedText(summary: Summary): string {
  const { lastJudgedRevenue: last, currency } = summary;
  if (!last || !isJudged(last.verdict)) return '';
  if (summary.staleness)
    return `; last judged day: ${dayName(last.day, summary)}, ${valueText(last.verdict.value, last.metric.unit, currency)}`;
  const { word } = stateWords(last);
  return `; last judged day: ${dayName(last.day, summary)}, ${word}, ${comparison(last.verdict, last.metric, currency)}`;
}

function learningText(
  { verdict, metric }: Pick<DayVerdict, 'verdict' | 'metric'>,
  day: string,
  currency: string,
): string {
  const { expectation, value } = verdict;
  if (expectation === null) return unforecastText(day, value, metric, currency);
  if (isNewHoliday(expectation)) return newHolidayText(day, expectation);
  const { known_days: known } = expectation;
  if (known < thresholds.daysToJudge)
    return `${known} of the ${thresholds.daysToJudge} days needed for a first verdict`;
  return `too few past forecasts to judge ${day}`;
}

function lateText({ day, verdict }: DayVerdict, summary: Summary): string {
  const { lastJudgedRevenue: last, currency } = summary;
  const name = dayName(day, summary);
  if (summary.dataStop?.isRevenue && !summary.staleness) return stoppedText(summary.dataStop, summary);
  const incomplete = summary.staleness ? `${name} is not judged` : `Data for ${name} ${incompleteText(verdict)}`;
  if (!last || last.verdict.value === null) return incomplete;
  const value = valueText(last.verdict.value, last.metric.unit, currency);
  if (summary.staleness) return `${incomplete}. ${dayName(last.day, summary)} ${broughtWord(last.metric)} ${value}`;
  return `${incomplete}. ${dayName(last.day, summary)} was ${stateWords(last).word}, ${value}`;
}

function stoppedText({ lastDay }: DataStop, summary: Summary): string {
  const { lastJudgedRevenue: last, currency } = summary;
  const noData = `No data since ${dayName(lastDay, summary)}`;
  if (!last || last.verdict.value === null) return noData;
  const value = valueText(last.verdict.value, last.metric.unit, currency);
  const judged = last.day === lastDay ? 'it' : dayName(last.day, summary);
  return `${noData}; ${judged} was ${stateWords(last).word}, ${value}`;
}
