import type { Random } from './random.ts';

/** A kind of card and its share of the deck: 0 or more, only their ratios matter. */
export interface Card {
  readonly weight: number;
}

/**
 * `count` cards in random order, each as often as its weight asks for, rounded up or down: far less spread than `count`
 * independent draws have. It gives a shop of 150 orders a day the steadiness of a larger one.
 *
 * @source systematic sampling, Madow & Madow (1944), and the Fisher-Yates shuffle
 */
export function deck<Kind extends Card>(kinds: readonly Kind[], count: number, random: Random): Kind[] {
  const step = kinds.reduce((sum, { weight }) => sum + weight, 0) / count;
  const dealt: Kind[] = [];
  let position = random.uniform() * step;
  for (const kind of kinds) {
    for (position -= kind.weight; position < 0 && dealt.length < count; position += step) dealt.push(kind);
  }
  shuffle(dealt, random);
  return dealt;
}

function shuffle<Kind>(cards: Kind[], random: Random): void {
  for (let end = cards.length - 1; end > 0; end--) {
    const from = random.integer(end + 1);
    const [kept, moved] = [cards[end], cards[from]];
    if (kept === undefined || moved === undefined) return;
    cards[end] = moved;
    cards[from] = kept;
  }
}
