import { isoDay, type Day } from '../../../calendar/day.ts';
import { isNewHoliday } from '../../../detect/judge.ts';
import { thresholds } from '../../../detect/rule.ts';
import { isJudged, type Judged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { broughtWord } from '../days/brought-word.ts';
import { windowText } from '../incidents/decision-text.ts';
import { limitText } from '../incidents/limit-text.ts';
import { deviationText, noticedText } from '../days/deviation-text.ts';
import { isAsExpected, judgedText } from '../days/judged-text.ts';
import { newHolidayText, specialDayText } from '../days/special-day-text.ts';
import { unforecastText } from '../days/unforecast-text.ts';
import { dataStopTitle } from '../days/data-stop-text.ts';
import { stalenessTitle } from '../days/staleness-text.ts';
import { faultyDayText } from '../days/data-fault-text.ts';
import { unclearText } from '../days/unclear-text.ts';
import { NOT_JUDGED, stateWords, statusWords, type StateWords } from '../state-words.ts';
import { dayName } from './day-name.ts';

/** The sentence at the top of the page: `Revenue is` ◆ Critical`: Monday brought €38,420, 27% below expected.` */
export interface Headline {
  /** The words before the state; empty if the state begins the sentence. */
  readonly subject: string;
  readonly state: StateWords;
  readonly text: string;
}

/** The page's answer in one sentence. */
export function headline(summary: Summary): Headline {
  const { revenue, currency, staleness, dataStop } = summary;
  if (staleness) return { subject: '', state: NOT_JUDGED, text: `${inSentence(stalenessTitle(staleness))}.` };
  if (!revenue) return { subject: '', state: statusWords('no_data'), text: 'revenue is not in your data.' };
  const { verdict, metric } = revenue;
  if (dataStop && verdict.status === 'late_data')
    return { subject: '', state: stateWords(revenue), text: `${inSentence(dataStopTitle(dataStop))}.` };
  const state = stateWords(revenue);
  if (!isJudged(verdict)) return { subject: '', state, text: `${unjudgedText(revenue, summary)}.` };
  const amount = judgedText(verdict, metric, currency)(verdict.value);
  const name = weekdayOrDate(revenue.day, summary);
  const day = `${name}${specialDayText(verdict.expectation)} ${verdict.window ? 'alone ' : ''}${broughtWord(metric)} ${amount}, ${judgedWords(verdict, metric, currency)}`;
  const days = `the ${verdict.window?.window_days ?? 0} days to ${name}`;
  const together = windowText(verdict, metric, currency, days);
  const text = together === '' ? `${day}.` : `${together}; ${day}.`;
  return { subject: metric.id === 'revenue' ? `${metric.title} is` : metric.title, state, text };
}

/** `text` for `Text`. */
function inSentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function judgedWords(judged: Judged, metric: Metric, currency: string): string {
  const isBetween = judged.status === 'normal' && !isAsExpected(judged);
  const compared = `${deviationText(judged)}${isBetween ? ' and within the normal range' : ''}`;
  return [limitText(judged, metric, currency), compared, noticedText(judged, metric)]
    .filter((part) => part !== '')
    .join('; ');
}

function unjudgedText({ verdict, day, metric }: DayVerdict, summary: Summary): string {
  const before = summary.lastJudgedRevenue;
  const last = before ? `; ${weekdayOrDate(before.day, summary)} was ${stateWords(before).word}` : '';
  const name = weekdayOrDate(day, summary);
  switch (verdict.status) {
    case 'late_data':
      return `${name} cannot be judged yet${last}`;
    case 'data_fault':
      return `${name} ${broughtWord(metric)} ${faultyDayText(summary, { verdict, day, metric })}${last}`;
    case 'unclear':
      return `${name} ${broughtWord(metric)} ${unclearText(verdict, metric, summary.currency)}`;
    case 'closed':
      return `${name} was not a trading day${last}`;
    case 'learning':
      if (verdict.expectation === null) return unforecastText(name, verdict.value, metric, summary.currency);
      if (isNewHoliday(verdict.expectation)) return newHolidayText(name, verdict.expectation);
      return `${verdict.expectation.known_days} of the ${thresholds.daysToJudge} days needed for a first verdict`;
    default:
      return `no figure for ${name}${last}`;
  }
}

/** The weekday in full within the last week, the date before. */
function weekdayOrDate(day: Day, summary: Summary): string {
  const isRecent = day > summary.lastClosed - 6;
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return isRecent ? weekday.format(new Date(`${isoDay(day)}T00:00:00Z`)) : dayName(day, summary);
}
