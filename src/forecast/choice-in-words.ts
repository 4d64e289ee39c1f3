import { ets } from './ets.ts';
import { LEVELLED_LOOSE_FIT, levelledExactFit } from './levelled-exact-fit.ts';
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

const PROPHET = "Prophet's trend and seasons";
/** Where days often bring nothing, it speaks in the place of others. */
const RARE_SALES = 'rare-sales-mean';
const LEAVE_RARE_SALES = [ets.id, levelledExactFit.id, LEVELLED_LOOSE_FIT];
const NAMES: Readonly<Record<string, string>> = {
  [seasonalNaive.id]: "last week's value",
  [weekdayMean.id]: "the same weekday's mean",
  [ets.id]: 'exponential smoothing',
  [levelledExactFit.id]: PROPHET,
  [LEVELLED_LOOSE_FIT]: PROPHET,
  [RARE_SALES]: 'the mean of rare sales',
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
    // A Monday counts for a range of horizons once its first day has come.
    const mondays = Math.max(0, weighed.mondays + 1 - Math.ceil(from / 7));
    return [{ from, to, sentence: `${days}: ${reason(weighing, weighed, mondays)}.` }];
  });
}

interface Speaker {
  readonly name: string;
  readonly weight: number;
  readonly miss: number;
}

function reason(weighing: Weighing, { members, isIntermittent }: Weighed, mondays: number): string {
  const { weights, misses } = weighing;
  const speakers = byWeight(weighing, isIntermittent ? members.map(onRareSales) : members);
  const [first, second] = speakers;
  if (!first) return 'nobody to ask';
  if (!second) return `${first.name} alone, for nobody else was asked`;
  if (misses === null)
    return Math.max(...weights) - Math.min(...weights) < 1e-9
      ? 'all forecasters alike, for too little has come true yet to tell them apart'
      : 'as the days before, for too little has come true yet so far ahead';
  const since = mondays === 1 ? 'on one Monday' : `on ${mondays} Mondays`;
  if (first.weight === 1) return `${first.name} alone, for nothing beat it ${since}`;
  const plain = nameOf(weekdayMean.id);
  const rival = speakers.find(({ name }) => name === (first.name === plain ? nameOf(seasonalNaive.id) : plain));
  const lead = `above all ${first.name} (${percent(first.weight)}), which missed ${comparison(first, rival)} ${since}`;
  return second.weight < WORTH_NAMING ? lead : `${lead}, then ${second.name} (${percent(second.weight)})`;
}

/** Who speaks, the weightiest first: members of one name are one. */
function byWeight({ weights, misses }: Weighing, members: readonly string[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  members.map(nameOf).forEach((name, member) => {
    const own = { name, weight: weights[member] ?? 0, miss: misses?.[member] ?? 0 };
    const other = speakers.get(name);
    speakers.set(name, other ? together(own, other) : own);
  });
  return Array.from(speakers.values()).sort((a, b) => b.weight - a.weight);
}

/** Two that count as one, missing what they miss on the mean by weight. */
function together(a: Speaker, b: Speaker): Speaker {
  const weight = a.weight + b.weight;
  return { name: a.name, weight, miss: weight > 0 ? (a.weight * a.miss + b.weight * b.miss) / weight : a.miss };
}

function onRareSales(id: string): string {
  return LEAVE_RARE_SALES.includes(id) ? RARE_SALES : id;
}

function comparison(own: Speaker, rival: Speaker | undefined): string {
  if (own.miss === 0) return 'nothing';
  if (!rival || rival.miss === 0) return 'least';
  const less = 1 - own.miss / rival.miss;
  if (Math.abs(less) < 0.005) return `as much as ${rival.name}`;
  return `${percent(Math.abs(less))} ${less > 0 ? 'less' : 'more'} than ${rival.name}`;
}

function nameOf(id: string): string {
  return NAMES[id] ?? id;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
