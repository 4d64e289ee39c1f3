import { exponential } from './exponential.ts';

/** A stream of pseudo-random draws; every call moves it on. */
export interface Random {
  /** At least 0 and under 1, in steps of 2^-32. */
  uniform(): number;
  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number;
  /** Mean 0, standard deviation 1, never beyond 6: the sum of twelve uniforms. */
  normal(): number;
  /** A Poisson count; for small means, up to about 20. */
  poisson(mean: number): number;
  /**
   * One of the items, each as likely as the others.
   * @throws RangeError if there are none.
   */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * The stream named by two whole numbers; equal names give equal streams, different ones unrelated streams.
 * @source sfc32, Chris Doty-Humphrey's PractRand 0.94 (2010), with its seeding by counter 1 and discarded first rounds;
 * Poisson by multiplication: Knuth, The Art of Computer Programming 2, 3.4.1
 */
export function random(seed: number, stream: number): Random {
  const next = sfc32(seed, stream);
  const uniform = () => next() / 2 ** 32;
  const integer = (below: number) => Math.floor(uniform() * below);

  function normal(): number {
    let sum = 6 / 2 ** 16; // half a step for each of the twelve
    for (let draws = 0; draws < 6; draws++) {
      const bits = next();
      sum += ((bits >>> 16) + (bits & 0xffff)) / 2 ** 16;
    }
    return sum - 6;
  }

  function poisson(mean: number): number {
    const limit = exponential(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count++;
    return count;
  }

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[integer(items.length)];
    if (item === undefined) throw new RangeError('items must not be empty');
    return item;
  }

  return { uniform, integer, normal, poisson, pick };
}

/** Whole numbers from 0 to 2^32 - 1. */
function sfc32(seed: number, stream: number): () => number {
  let a = 0;
  let b = seed | 0;
  let c = stream | 0;
  let counter = 1;
  function next(): number {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  }
  for (let round = 0; round < 15; round++) next();
  return next;
}
