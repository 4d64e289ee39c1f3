import type { Day } from '../../calendar/day.ts';
import { isoDay } from '../../calendar/day.ts';
import { isJudged, type Judged } from '../../detect/verdict.ts';
import { thresholds } from '../../detect/rule.ts';
import { dayOf } from './answer.ts';
import { shareText, valueText } from './format.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import { stateWords, type StateWords } from './wording.ts';

/** The sentence at the top: `Revenue is` ◆ Critical`: Monday brought €38,420, 27% below expected.` */
export interface Headline {
  /** What stands before the state; empty where the state begins the sentence. */
  readonly subject: string;
  readonly state: StateWords;
  readonly text: string;
}

const NO_REVENUE: StateWords = { word: 'Not judged', shape: '◷', mark: 'late_data', tone: 'unknown' };

/** The answer to the whole page in one sentence. */
export function headline(summary: Summary): Headline {
  const { revenue, currency } = summary;
  if (!revenue) return { subject: '', state: NO_REVENUE, text: 'no revenue has been loaded yet.' };
  const { verdict, metric } = revenue;
  const state = stateWords(revenue);
  if (!isJudged(verdict)) return { subject: '', state, text: `${unjudged(revenue, summary)}.` };
  const amount = valueText(verdict.value, metric.unit, currency);
  const text = `${dayName(revenue.day, summary)} brought ${amount}, ${deviationText(verdict)}.`;
  return { subject: `${metric.title} is`, state, text };
}

function deviationText({ status, deviation, value, expectation }: Judged): string {
  if (status === 'normal') return 'as expected';
  const below = value < expectation.yhat;
  return `${deviation === null ? 'far' : shareText(Math.abs(deviation))} ${below ? 'below' : 'above'} expected`;
}

function unjudged({ verdict, day }: DayVerdict, summary: Summary): string {
  const before = summary.lastJudgedRevenue;
  const last = before ? `; ${dayName(before.day, summary)} was ${stateWords(before).word}` : '';
  const name = dayName(day, summary);
  switch (verdict.status) {
    case 'late_data':
      return `${name} cannot be judged yet${last}`;
    case 'closed':
      return `${name} was not a trading day${last}`;
    case 'learning':
      return `${verdict.expectation?.known_days ?? 0} of ${thresholds.daysToJudge} days are known`;
    default:
      return `nothing is known of ${name}${last}`;
  }
}

/** The weekday in full within the last week, the date before. */
function dayName(day: Day, summary: Summary): string {
  const isRecent = day > summary.lastClosed - 6;
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return isRecent ? weekday.format(new Date(`${isoDay(day)}T00:00:00Z`)) : dayOf(day, summary);
}
