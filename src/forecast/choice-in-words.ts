import { ets } from './ets.ts';
import { levelledExactFit } from './levelled-exact-fit.ts';
import type { Weighed } from './rolling-forecast.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { firstOfGroup, LAST_OF_GROUP, type Weighing } from './trimmed-ensemble.ts';
import { weekdayMean } from './weekday-mean.ts';

/** Which forecasters the days of a range of horizons follow, and why, as the owner of a shop would say it. */
export interface Choice {
  /** Days ahead, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const NAMES: Readonly<Record<string, string>> = {
  [seasonalNaive.id]: "last week's value",
  [weekdayMean.id]: "the same weekday's mean",
  [ets.id]: 'exponential smoothing',
  [levelledExactFit.id]: "Prophet's trend and seasons",
};
/** Another member is named beside the first if it counts so much. */
const WORTH_NAMING = 0.25;

/**
 * Each choice of the ensemble in words, one for each range of horizons that are weighed alike.
 *
 * @param horizonDays how many days ahead are looked at, at least 1
 */
export function choicesInWords(weighed: Weighed, horizonDays: number): Choice[] {
  return weighed.groups.flatMap((weighing, group) => {
    const from = firstOfGroup(group);
    const to = Math.min(horizonDays, LAST_OF_GROUP[group] ?? horizonDays);
    if (from > to) return [];
    const days = to === 1 ? 'The next day' : from === to ? `Day ${from}` : `Days ${from} to ${to}`;
    return [{ from, to, sentence: `${days}: ${reason(weighing, weighed)}.` }];
  });
}

interface Ranked {
  readonly id: string;
  readonly weight: number;
  readonly miss: number;
}

function reason({ weights, misses }: Weighing, { members, mondays }: Weighed): string {
  const ranked = members
    .map((id, member): Ranked => ({ id, weight: weights[member] ?? 0, miss: misses?.[member] ?? 0 }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = ranked;
  if (!first) return 'nobody to ask';
  if (!second) return `${nameOf(first.id)} alone, for nobody else was asked`;
  if (misses === null)
    return first.weight - (ranked.at(-1)?.weight ?? 0) < 1e-9
      ? `all ${members.length} forecasters alike, for too little has come true yet to tell them apart`
      : 'as the days before, for too little has come true yet so far ahead';
  const since = `over the last ${mondays === 1 ? 'Monday' : `${mondays} Mondays`}`;
  if (first.weight === 1) return `${nameOf(first.id)} alone, for nothing beat it ${since}`;
  const rival = ranked.find(({ id }) => id === (first.id === weekdayMean.id ? seasonalNaive.id : weekdayMean.id));
  const lead = `above all ${nameOf(first.id)} (${percent(first.weight)}), which missed ${comparison(first, rival)} ${since}`;
  return second.weight < WORTH_NAMING ? lead : `${lead}, then ${nameOf(second.id)} (${percent(second.weight)})`;
}

function comparison(own: Ranked, rival: Ranked | undefined): string {
  if (own.miss === 0) return 'nothing';
  if (!rival || rival.miss === 0) return 'least';
  const less = 1 - own.miss / rival.miss;
  if (Math.abs(less) < 0.005) return `as much as ${nameOf(rival.id)}`;
  return `${percent(Math.abs(less))} ${less > 0 ? 'less' : 'more'} than ${nameOf(rival.id)}`;
}

function nameOf(id: string): string {
  return NAMES[id] ?? id;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
