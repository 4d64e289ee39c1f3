import { addDays } from '../../../calendar/day.ts';
import type { DataStop } from '../../data-stop.ts';
import { dayText, yearOf } from '../format.ts';

/** What stopped and when: `Your data stopped on Sun 31 Dec 2023, 20 days ago`. */
export function dataStopTitle({ sources, isAll, lastDay, isSameDay, daysAgo }: DataStop): string {
  const whose = isAll ? 'Your data' : `The data of ${sources.join(', ')}`;
  const when = `${dayText(lastDay, yearOf(addDays(lastDay, daysAgo)))}, ${daysText(daysAgo)} ago`;
  return `${whose} stopped${isSameDay ? '' : ', the first'} on ${when}`;
}

/** Why that is not taken for zero, and what to do about it. */
export function dataStopDetail({ sources, usualSilence }: DataStop): string {
  const [first = ''] = sources;
  const usual = usualSilence === 0 ? '' : `At most ${daysText(usualSilence)} without rows are usual. `;
  const setting = sources.length > 1 ? 'complete_through in their sources' : `sources.${first}.complete_through`;
  return `${usual}Load a newer file. If nothing happened since then, declare ${setting}; if no more will come, declare business.as_of.`;
}

/** Both on one line. */
export function dataStopSentence(stop: DataStop): string {
  return `${dataStopTitle(stop)}. ${dataStopDetail(stop)}`;
}

/** What is noticed in a source without rows on most days; empty for all others. */
export function silenceText(usualSilence: number): string {
  return usualSilence === 0 ? '' : `more than ${daysText(usualSilence)} without rows would be noticed`;
}

function daysText(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
