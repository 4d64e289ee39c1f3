import { nameHash, type Half } from '../holdout/half-of.ts';
import { SHOPS } from './shops.ts';

/** Of so few shops a bit of a hash can put nearly all in one half: these are ordered by the hash of their names. */
const ordered = SHOPS.map(({ name }) => name).toSorted((a, b) => nameHash(a) - nameHash(b));

/** The half of a shop, three in each. */
export function shopHalf(shop: string): Half {
  return ordered.indexOf(shop) < ordered.length / 2 ? 'choice' : 'holdout';
}
