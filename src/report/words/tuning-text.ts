import { thresholdsOf } from '../../detect/rule.ts';
import type { Metric } from '../../metrics/metric.ts';
import { LARGEST_TOLERANCE, type CheckedRate, type Preview } from '../../tune/preview.ts';
import type { NoticedChanges } from '../../tune/noticed-changes.ts';
import { decimalText, dayText, shareText, valueText, yearOf } from './format.ts';
import { titleInSentence } from './series-title.ts';
import { rateText } from './rate-text.ts';

/** `0.3 (0.1 to 1.2)` */
export function checkedRateText({ perMonth, lower, upper }: CheckedRate): string {
  return `${rateText(perMonth)} (${rateText(lower)} to ${rateText(upper)})`;
}

/** `A drop in revenue is noticed from 30% on in one day, 18% over three days and 11% over a week.` */
export function smallestSeenText(metric: Pick<Metric, 'title'>, { side, smallest }: NoticedChanges): string {
  const change = side === 'below' ? 'drop' : 'rise';
  const title = titleInSentence(metric.title);
  const seen = smallest.flatMap(({ days, share }) =>
    share === null ? [] : [`${shareText(roundedUp(share))} ${SPANS[days] ?? `over ${days} days`}`],
  );
  const unseen = smallest.flatMap(({ days, share }) => (share === null ? [SPANS[days] ?? `over ${days} days`] : []));
  const sentences = [
    ...(seen.length > 0 ? [`A ${change} in ${title} is noticed from ${listText(seen)} on.`] : []),
    ...(unseen.length > 0 ? [`No ${change} ${listText(unseen, 'or')} is noticed.`] : []),
  ];
  return sentences.join(' ');
}

const SPANS: Readonly<Record<number, string>> = { 1: 'in one day', 3: 'over three days', 7: 'over a week' };

/** `Planted on its own days: 30% in one day: 3 of 24 noticed; ...` */
export function plantedText({ side, planted }: NoticedChanges): string {
  const sign = side === 'below' ? '−' : '+';
  const parts = planted.map(
    ({ days, share, places, caught }) =>
      `${sign}${shareText(share)} ${SPANS[days] ?? `over ${days} days`} ${caught} of ${places}`,
  );
  return `Planted on its latest ordinary days, so many were noticed: ${parts.join('; ')}.`;
}

/** `3 alerts in the last twelve months` */
export function alertCountText({ alerts }: Preview): string {
  return `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'} in the last twelve months`;
}

/** What was farthest out, where no day of the replay is an alert. */
export function noAlertText({ largest, days }: Preview, metric: Metric, currency: string): string {
  const { day, value, yhat, score, deviation } = largest;
  const difference = deviation === null ? '' : `${shareText(Math.abs(deviation))} ${value < yhat ? 'below' : 'above'} `;
  const text = (number: number): string => valueText(number, metric.unit, currency);
  return `No alert. The largest deviation was on ${dayText(day, yearOf(days.to))}: ${text(value)}, ${difference}expected ${text(yhat)}, ${decimalText(Math.abs(score), 1)} standard deviations; an alert of one day needs ${decimalText(thresholdsOf(metric).warningScore, 1)}.`;
}

/** What is unknown of another sensitivity than that by which the replayed days were judged; null without. */
export function otherSensitivityText(to: number, from: number): string | null {
  if (to === from) return null;
  return to > from
    ? 'A higher sensitivity makes smaller differences a Warning: the alerts that it adds are estimated, and are not among those of the replay.'
    : 'A lower sensitivity makes only larger differences a Warning: how many alerts remain is estimated, and the replay still shows all of them.';
}

/** `1.24` */
export function sensitivityText(sensitivity: number): string {
  return decimalText(sensitivity, Number.isInteger(sensitivity) ? 0 : 2);
}

/** Why a budget is not kept. */
export function unkeptText(metric: Pick<Metric, 'title'>, budget: number, { settings, perMonth }: Preview): string {
  const most = shareText(LARGEST_TOLERANCE);
  const larger = settings.tolerance < LARGEST_TOLERANCE ? `one of ${most} hardly fewer, and ` : '';
  return `${metric.title} varies too much for ${rateText(budget)} alerts a month: a tolerance of ${shareText(settings.tolerance)} still makes ${rateText(perMonth ?? 0)}, ${larger || 'and '}a larger one would hide all but an outage.`;
}

function listText(items: readonly string[], word = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

function roundedUp(share: number): number {
  return Math.ceil(share * 100 - 1e-9) / 100;
}
