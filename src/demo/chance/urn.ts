/**
 * Holds each item as often as its weight says, so that picking one of the urn's at random is picking by weight.
 * @param weighted pairs of item and weight, a whole number
 * @example urn([['red', 2], ['blue', 1]]) // ['red', 'red', 'blue']
 */
export function urn<Item>(weighted: readonly (readonly [item: Item, weight: number])[]): readonly Item[] {
  return weighted.flatMap(([item, weight]) => Array.from({ length: weight }, () => item));
}
