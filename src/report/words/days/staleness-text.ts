import { dayFromIso } from '../../../calendar/day.ts';
import type { Staleness } from '../../staleness.ts';
import { dayText, yearOf } from '../format.ts';

/** What is wrong, and since when: `The run of Sat 28 Nov 06:00 failed`. */
export function stalenessTitle({ reason, runAt, figuresFrom }: Staleness): string {
  const run = figuresFrom === null ? 'The first run' : `The run of ${timeText(runAt, runAt)}`;
  return reason === 'run_failed' ? `${run} failed` : `${run} is late`;
}

/**
 * What is wrong, since when, which figures remain, and when it is tried again:
 * `The run of Sat 28 Nov 06:00 failed: fx.csv is missing. Figures are from Wed 25 Nov; the next try is at 06:20.`
 */
export function stalenessSentence(staleness: Staleness): string {
  const { error } = staleness;
  return `${stalenessTitle(staleness)}${error === null ? '' : `: ${withoutFullStop(error)}`}. ${consequence(staleness)}`;
}

/** The sentence without what it begins with: `fx.csv is missing. Figures are from Wed 25 Nov; the next try is at 06:20.` */
export function stalenessDetail(staleness: Staleness): string {
  const { error } = staleness;
  return `${error === null ? '' : `${withoutFullStop(error)}. `}${consequence(staleness)}`;
}

function consequence({ figuresFrom, nextTry, runAt }: Staleness): string {
  const year = yearOf(dayFromIso(runAt.slice(0, 10)));
  const figures = figuresFrom === null ? 'There are no figures yet' : `Figures are from ${dayText(figuresFrom, year)}`;
  return `${figures}${nextTry === null ? '' : `; the next try is at ${nextTryText(nextTry, runAt)}`}.`;
}

function nextTryText(nextTry: string, runAt: string): string {
  return nextTry.startsWith(runAt.slice(0, 10)) ? nextTry.slice(11) : timeText(nextTry, runAt);
}

/** `Sat 28 Nov 06:00`, with the year unless it is that of `beside`. */
function timeText(localTime: string, beside: string): string {
  const year = yearOf(dayFromIso(beside.slice(0, 10)));
  return `${dayText(dayFromIso(localTime.slice(0, 10)), year)} ${localTime.slice(11)}`;
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}
