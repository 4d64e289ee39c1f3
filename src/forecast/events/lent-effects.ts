import type { EventDay } from './event-days.ts';
import {
  dayVariance,
  occurrenceWeight,
  shrunkenEffects,
  type EffectModel,
  type Occurrence,
} from './shrunken-effects.ts';

/** The effects of a whole. */
interface WholeEffects extends Pick<EffectModel, 'on' | 'strength'> {
  /** Whether the whole has had none of the holidays and events of a day. */
  readonly isNew: (events: readonly EventDay[]) => boolean;
}

/** The effects of a whole on one of its slices, and what the slice adds to them. */
export interface LentModel extends Pick<EffectModel, 'on' | 'strength'> {
  /** How much of the effects of the whole the slice follows on days of a kind. */
  readonly share: (kind: EventDay['kind']) => number;
  /** How far the effect of a day that the slice has never had may lie from the lent one, a standard deviation of logs; null where the whole has not had it either. */
  readonly spread: (events: readonly EventDay[]) => number | null;
}

/** What a slice follows of the effects of its whole before it has shown any of its own, and how much slices differ in it. */
const [USUAL_SHARE, SHARE_VARIANCE] = [0.7, 0.1];
/** No slice is expected to do more than half as much again as its whole. */
const LARGEST_SHARE = 1.5;
/** How far the effects of a slice lie from its share of those of the whole: a variance of logs. */
const VARIANCE_ABOUT_WHOLE = 0.03;

/**
 * The effects of events on a slice by empirical Bayes: those of the whole, times the share that the slice follows, and the effects of what
 * is left of its own days, shrunk towards none. The share is the slope of its effects over those of the whole, over the names that both
 * know, shrunk towards 0.7.
 *
 * @param noise of an ordinary day of the slice
 * @param whole the effects of the whole
 * @source Efron & Morris (1975), Data analysis using Stein's estimator and its generalizations
 */
export function lentEffects(occurrences: readonly Occurrence[], noise: number, whole: WholeEffects): LentModel {
  const slopes = followed(occurrences, noise, whole);
  const share = (kind: EventDay['kind']): number => slopes.get(kind)?.share ?? USUAL_SHARE;
  const lent = (event: EventDay): number | null => {
    const effect = whole.on([event]);
    return effect === null ? null : share(event.kind) * effect;
  };
  const left = shrunkenEffects(
    occurrences.map((one) => ({ ...one, ratio: one.ratio - total(one.events.map((event) => lent(event) ?? 0)) })),
    noise,
    VARIANCE_ABOUT_WHOLE,
  );
  return {
    share,
    on: (events) => {
      const known = events.flatMap((event) => {
        const [borrowed, own] = [lent(event), left.on([event])];
        return borrowed === null && own === null ? [] : [(borrowed ?? 0) + (own ?? 0)];
      });
      return known.length === 0 ? null : total(known);
    },
    strength: (events) =>
      left.strength(events) + total(events.map((event) => share(event.kind) * whole.strength([event]))),
    spread: (events) => {
      if (whole.isNew(events)) return null;
      const variances = events.map((event) => {
        const ofShare = slopes.get(event.kind)?.variance ?? SHARE_VARIANCE;
        return left.variance(event.kind) + (whole.on([event]) ?? 0) ** 2 * ofShare;
      });
      return Math.sqrt(total(variances));
    },
  };
}

interface Followed {
  readonly share: number;
  readonly variance: number;
}

/** By kind, how much of the effects of the whole the slice follows, and how well that is known. */
function followed(
  occurrences: readonly Occurrence[],
  noise: number,
  whole: Pick<EffectModel, 'on'>,
): Map<EventDay['kind'], Followed> {
  const names = new Map<string, { readonly kind: EventDay['kind']; own: number; lent: number; weight: number }>();
  for (const { events, ratio, yearsAgo } of occurrences) {
    const [weight, effect] = [occurrenceWeight(yearsAgo), whole.on(events) ?? 0];
    for (const { name, kind } of events) {
      const one = names.get(name) ?? { kind, own: 0, lent: 0, weight: 0 };
      one.own += weight * ratio;
      one.lent += weight * effect;
      one.weight += weight;
      names.set(name, one);
    }
  }
  const kinds = Array.from(new Set(Array.from(names.values(), ({ kind }) => kind)));
  return new Map(
    kinds.map((kind) => {
      let [along, across] = [USUAL_SHARE / SHARE_VARIANCE, 1 / SHARE_VARIANCE];
      for (const { own, lent, weight } of Array.from(names.values()).filter((one) => one.kind === kind)) {
        const precision = 1 / (dayVariance(noise) / weight + VARIANCE_ABOUT_WHOLE);
        along += precision * (lent / weight) * (own / weight);
        across += precision * (lent / weight) ** 2;
      }
      return [kind, { share: Math.min(LARGEST_SHARE, Math.max(0, along / across)), variance: 1 / across }];
    }),
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
