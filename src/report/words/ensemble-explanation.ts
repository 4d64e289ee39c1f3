import { ets } from '../../forecast/members/ets.ts';
import {
  FLEXIBLE_LEVEL_ADJUSTED_PROPHET,
  levelAdjustedProphet,
} from '../../forecast/members/level-adjusted-prophet.ts';
import { INTERMITTENT_MEAN } from '../../forecast/members/intermittent-demand.ts';
import type { CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import type { ScoredWeights } from '../../forecast/ensemble/scored-weights.ts';
import { seasonalNaive } from '../../forecast/members/seasonal-naive.ts';
import { firstOfGroup, LAST_OF_GROUP } from '../../forecast/ensemble/combination-weights.ts';
import { weekdayMean } from '../../forecast/members/weekday-mean.ts';

/** Which forecasters the days of a range of horizons follow, and why, as the owner of a shop would say it. */
export interface Explanation {
  /** Days ahead, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const PROPHET = "Prophet's trend and seasons";
const NAMES: Readonly<Record<string, string>> = {
  [seasonalNaive.id]: "last week's value",
  [weekdayMean.id]: "the same weekday's mean",
  [ets.id]: 'exponential smoothing',
  [levelAdjustedProphet.id]: PROPHET,
  [FLEXIBLE_LEVEL_ADJUSTED_PROPHET]: PROPHET,
  [INTERMITTENT_MEAN]: 'the mean of rare sales',
};
/** Another member is named beside the first if it counts so much. */
const WORTH_NAMING = 0.25;

/**
 * Each choice of the ensemble in words, one for each range of horizons that are weighed alike.
 *
 * @param weighed what `rollingForecast` says of a morning by that name
 * @param horizonDays how many days ahead are looked at, at least 1
 * @returns ascending; a range that begins farther ahead is left out
 * @example ensembleExplanation(rollingForecast({ start: dayFromIso('2026-09-14'), values: [] }, [seasonalNaive]).weighed(0), 1)
 * // [{ from: 1, to: 1, sentence: "The next day: last week's value alone, for nobody else was asked." }]
 */
export function ensembleExplanation(combinationWeights: CombinationWeights, horizonDays: number): Explanation[] {
  return combinationWeights.groups.flatMap((weighing, group) => {
    const from = firstOfGroup(group);
    const to = Math.min(horizonDays, LAST_OF_GROUP[group] ?? horizonDays);
    if (from > to) return [];
    const days = to === 1 ? 'The next day' : from === to ? `Day ${from}` : `Days ${from} to ${to}`;
    return [{ from, to, sentence: `${days}: ${reason(weighing, combinationWeights.speakers.map(nameOf))}.` }];
  });
}

/** Members of one name, which speak as one. */
interface Speaker {
  readonly name: string;
  /** How much they count together. */
  readonly weight: number;
  /** What the best of them missed by on the mean. */
  readonly miss: number;
}

function reason({ weights, misses, mondays }: ScoredWeights, names: readonly string[]): string {
  const asked = mondays === 1 ? 'asked on one Monday' : `asked on ${mondays} Mondays`;
  const speakers = bestFirst(names, weights, misses);
  const [first, ...others] = speakers;
  const [second] = others.sort((a, b) => b.weight - a.weight);
  if (!first) return 'nobody to ask';
  if (!second) return `${first.name} alone, for nobody else was asked`;
  if (misses === null)
    return Math.max(...weights) - Math.min(...weights) < 1e-9
      ? 'all forecasters alike, for too little has come true yet to tell them apart'
      : 'as the days before, for too little has come true yet so far ahead';
  if (first.weight === 1) return `${first.name} alone: ${asked}, nothing beat it`;
  const plain = nameOf(weekdayMean.id);
  const rival = speakers.find(({ name }) => name === (first.name === plain ? nameOf(seasonalNaive.id) : plain));
  const lead = `led by ${first.name} (${percent(first.weight)}), which, ${asked}, missed ${comparison(first, rival)}`;
  return second.weight < WORTH_NAMING ? lead : `${lead}; with ${second.name} (${percent(second.weight)})`;
}

/** Who speaks, the one that missed least first. */
function bestFirst(names: readonly string[], weights: readonly number[], misses: readonly number[] | null): Speaker[] {
  const speakers = new Map<string, Speaker>();
  names.forEach((name, member) => {
    const miss = misses?.[member] ?? 0;
    const before = speakers.get(name) ?? { weight: 0, miss };
    const weight = before.weight + (weights[member] ?? 0);
    speakers.set(name, { name, weight, miss: Math.min(miss, before.miss) });
  });
  return Array.from(speakers.values()).sort((a, b) => a.miss - b.miss);
}

function comparison({ miss }: Speaker, rival: Speaker | undefined): string {
  if (miss === 0) return 'nothing';
  const less = rival ? 1 - miss / rival.miss : 0;
  return rival && less >= 0.005 ? `${percent(less)} less than ${rival.name}` : 'least';
}

function nameOf(id: string): string {
  return NAMES[id] ?? id;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
