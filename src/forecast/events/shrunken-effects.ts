import { quantile } from '../../stats/quantile.ts';
import type { EventDay } from './event-days.ts';

/** A past day of holidays or events, and how far it lay from an ordinary day: the log of their ratio. */
export interface Occurrence {
  readonly events: readonly EventDay[];
  readonly ratio: number;
  readonly yearsAgo: number;
}

export interface EffectModel {
  /** The expected log ratio of a day with these events; null if none of them, and too few of their kind, have occurred. */
  readonly on: (events: readonly EventDay[]) => number | null;
  /** The part of it that their strengths make. */
  readonly strength: (events: readonly EventDay[]) => number;
  /** How much the effects of a kind differ beyond their noise. */
  readonly variance: (kind: EventDay['kind']) => number;
}

/** An effect differs from one year to the next, beside the noise of the day. */
const YEARLY_NOISE = 0.06;
/** An occurrence of a year ago counts so much of one of today. */
const KEPT_PER_YEAR = 0.8;
/** What events of a kind have in common is known from so many of them. */
const NAMES_NEEDED = 3;
export const USUAL_VARIANCE = 0.09;
/** Days with several events are divided among them in so many passes. */
const PASSES = 3;

/** The effects of one level of the hierarchy: the sum of weighted ratios, and of weights. */
interface Tally {
  sum: number;
  weight: number;
}

/**
 * The effects of events by empirical Bayes: that of a day of a holiday is the mean of its occurrences, shrunk towards the effect of the
 * holiday as a whole, and this towards the mean of its kind, by how much such effects differ. An event with a strength (`value`) has a
 * slope too, common to all of its kind.
 *
 * @param noise of an ordinary day
 * @param usualVariance how much effects differ, until enough of them are known
 * @source Efron & Morris (1975), Data analysis using Stein's estimator and its generalizations
 */
export function shrunkenEffects(
  occurrences: readonly Occurrence[],
  noise: number,
  usualVariance = USUAL_VARIANCE,
): EffectModel {
  const usual: Usual = { noise: dayVariance(noise), effects: usualVariance };
  const weights = occurrences.map(({ yearsAgo }) => occurrenceWeight(yearsAgo));
  const slopes = slopesOf(occurrences, usual);
  const strength = ({ kind, value }: EventDay): number => {
    const slope = slopes.get(kind);
    return slope && value !== null ? slope.perUnit * (value - slope.middle) : 0;
  };
  let levels: Levels = { effectOf: () => 0, variance: () => usualVariance };
  for (let pass = 0; pass < PASSES; pass++) levels = levelsOf(occurrences, weights, usual, levels.effectOf, strength);
  const { effectOf, variance } = levels;
  return {
    on: (events) => {
      const known = events.flatMap((event) => {
        const effect = effectOf(event);
        return effect === null ? [] : [effect + strength(event)];
      });
      return known.length === 0 ? null : known.reduce((sum, effect) => sum + effect, 0);
    },
    strength: (events) => events.reduce((sum, event) => sum + strength(event), 0),
    variance,
  };
}

/** The variance of the ratio of a past day to its effect. @param noise of an ordinary day */
export function dayVariance(noise: number): number {
  return noise ** 2 + YEARLY_NOISE ** 2;
}

export function occurrenceWeight(yearsAgo: number): number {
  return KEPT_PER_YEAR ** yearsAgo;
}

/** The variance of a day's ratio, and that of effects until enough of them are known. */
interface Usual {
  readonly noise: number;
  readonly effects: number;
}

interface Levels {
  readonly effectOf: (event: EventDay) => number | null;
  readonly variance: (kind: EventDay['kind']) => number;
}

/** The effects by key, by name and by kind, each occurrence without what the other events of its day did by the last pass. */
function levelsOf(
  occurrences: readonly Occurrence[],
  weights: readonly number[],
  usual: Usual,
  before: (event: EventDay) => number | null,
  strength: (event: EventDay) => number,
): Levels {
  const [keys, names] = [new Map<string, Tally>(), new Map<string, Tally>()];
  const kindOfName = new Map<string, string>();
  for (const [occurrence, { events, ratio }] of occurrences.entries()) {
    const total = events.reduce((sum, event) => sum + (before(event) ?? 0) + strength(event), 0);
    const weight = weights[occurrence] ?? 0;
    for (const event of events) {
      const own = ratio - total + (before(event) ?? 0);
      add(keys, event.key, own, weight);
      add(names, event.name, own, weight);
      kindOfName.set(event.name, event.kind);
    }
  }
  const kinds = new Map(
    [...new Set(kindOfName.values())].map((kind) => [
      kind,
      common(
        [...names].filter(([name]) => kindOfName.get(name) === kind).map(([, tally]) => tally),
        usual,
      ),
    ]),
  );
  const variance = (kind: string): number => kinds.get(kind)?.variance ?? usual.effects;
  const effectOf = ({ key, name, kind }: EventDay): number | null => {
    const ofKind = kinds.get(kind) ?? null;
    const ofName = names.get(name);
    if (!ofName) return ofKind && ofKind.count >= NAMES_NEEDED ? ofKind.mean : null;
    const middle = shrunk(ofName, ofKind?.mean ?? 0, usual.noise / variance(kind));
    return shrunk(keys.get(key) ?? { sum: 0, weight: 0 }, middle, usual.noise / usual.effects);
  };
  return { effectOf, variance };
}

function add(tallies: Map<string, Tally>, key: string, value: number, weight: number): void {
  const tally = tallies.get(key) ?? { sum: 0, weight: 0 };
  tally.sum += weight * value;
  tally.weight += weight;
  tallies.set(key, tally);
}

/** The middle of effects, and how much they differ beyond their noise. */
function common(tallies: readonly Tally[], usual: Usual): { count: number; mean: number; variance: number } {
  const count = tallies.length;
  const means = tallies.map(({ sum, weight }) => sum / weight);
  // The middle one, since a shop may be closed on some holidays and not on others; of few effects hardly anything is common.
  const mean = ((quantile(means, 0.5) ?? 0) * count) / (count + 1);
  const noise = tallies.reduce((sum, { weight }) => sum + usual.noise / weight, 0) / count;
  const spread = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) + usual.effects;
  return { count, mean, variance: Math.max(usual.noise / 4, spread / (count + 1) - noise) };
}

function shrunk({ sum, weight }: Tally, towards: number, ownOnes: number): number {
  return (sum + ownOnes * towards) / (weight + ownOnes);
}

interface Slope {
  readonly perUnit: number;
  readonly middle: number;
}

/** By kind, how the ratio grows with the strength of an event: by least squares, shrunk towards none. */
function slopesOf(occurrences: readonly Occurrence[], usual: Usual): Map<string, Slope> {
  const points = new Map<string, [value: number, ratio: number][]>();
  for (const { events, ratio } of occurrences)
    for (const { kind, value } of events)
      if (value !== null) points.set(kind, [...(points.get(kind) ?? []), [value, ratio]]);
  return new Map(
    Array.from(points, ([kind, known]) => {
      const middle = known.reduce((sum, [value]) => sum + value, 0) / known.length;
      const middleRatio = known.reduce((sum, [, ratio]) => sum + ratio, 0) / known.length;
      const across = known.reduce((sum, [value]) => sum + (value - middle) ** 2, 0);
      const along = known.reduce((sum, [value, ratio]) => sum + (value - middle) * (ratio - middleRatio), 0);
      // As much as if the ratio changed by a typical effect over the values that are usual.
      const own = (usual.noise / usual.effects) * (across / known.length);
      return [kind, { perUnit: across === 0 ? 0 : along / (across + own), middle }];
    }),
  );
}
