import type { Leaves } from '../../src/explain/scan/leaves.ts';

/** The least explanatory power of an element, and of all elements of a dimension. */
export interface AdtributorRule {
  readonly element: number;
  readonly all: number;
}

interface Element {
  readonly name: string;
  readonly power: number;
  readonly surprise: number;
}

/**
 * The elements of the dimension that Adtributor ranks first: those whose shares changed most surprisingly, until they explain the change.
 *
 * @source Bhagwan et al. (2014), Adtributor: Revenue Debugging in Advertising Systems, NSDI, algorithm 1
 */
export function adtributor({ dimensions, actual, expected }: Leaves, rule: AdtributorRule): string[] {
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const [all1, all0] = [total(actual), total(expected)];
  const candidates = dimensions.map(({ name, values, codes }) => {
    const elements = values.map((value, code): Element => {
      const own = (of: Float64Array): number =>
        of.reduce((sum, one, leaf) => sum + (codes[leaf] === code ? one : 0), 0);
      const [y, f] = [own(actual), own(expected)];
      return { name: `${name}=${value}`, power: (y - f) / (all1 - all0), surprise: surprise(f / all0, y / all1) };
    });
    const taken: Element[] = [];
    for (const element of elements.sort((a, b) => b.surprise - a.surprise)) {
      if (element.power > rule.element) taken.push(element);
      if (powerOf(taken) > rule.all) break;
    }
    return taken;
  });
  const explaining = candidates.filter((taken) => powerOf(taken) > rule.all);
  const best = explaining.sort((a, b) => surpriseOf(b) - surpriseOf(a))[0] ?? [];
  return best.map(({ name }) => name);
}

function powerOf(elements: readonly Element[]): number {
  return elements.reduce((sum, { power }) => sum + power, 0);
}

function surpriseOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + element.surprise, 0);
}

/** The divergence of Jensen and Shannon between two shares. */
function surprise(p: number, q: number): number {
  const term = (own: number): number => (own > 0 ? own * Math.log((2 * own) / (p + q)) : 0);
  return (term(p) + term(q)) / 2;
}
