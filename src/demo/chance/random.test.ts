import { expect, test } from 'vitest';
import { random, type Random } from './random.ts';

/** PractRand's C code in exact integers, to compare with. */
function* sfc32InBigInts(seed: bigint, stream: bigint): Generator<number> {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [a, b, c, counter] = [0n, word(seed), word(stream), 1n];
  for (let round = 0; ; round++) {
    const result = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + (c << 3n));
    c = word(word((c << 21n) | (c >> 11n)) + result);
    if (round >= 15) yield Number(result);
  }
}

test('the uniforms are those of sfc32 in exact integers', () => {
  const draws = random(7, -3);
  const expected = sfc32InBigInts(7n, -3n);
  for (let draw = 0; draw < 1000; draw++) expect(draws.uniform() * 2 ** 32).toBe(expected.next().value);
});

test('equal names give equal streams, others do not', () => {
  const start = (seed: number, stream: number) => repeated(5, random(seed, stream), (draws) => draws.uniform());
  expect(start(1, 2)).toEqual(start(1, 2));
  expect(start(1, 3)).not.toEqual(start(1, 2));
  expect(start(2, 2)).not.toEqual(start(1, 2));
});

test('normals have mean 0, standard deviation 1 and 5 % beyond 1.96', () => {
  const draws = repeated(50_000, random(1, 1), (draws) => draws.normal());
  expect(average(draws)).toBeCloseTo(0, 1);
  expect(average(draws.map((x) => x * x))).toBeCloseTo(1, 1);
  expect(average(draws.map((x) => (Math.abs(x) > 1.96 ? 1 : 0)))).toBeCloseTo(0.05, 2);
});

test('Poisson counts have their mean as mean and as variance', () => {
  const counts = repeated(50_000, random(1, 2), (draws) => draws.poisson(2.5));
  expect(average(counts)).toBeCloseTo(2.5, 1);
  expect(average(counts.map((x) => (x - 2.5) ** 2))).toBeCloseTo(2.5, 1);
  expect(random(1, 2).poisson(0)).toBe(0);
});

test('picks and integers reach every item and nothing else', () => {
  expect(new Set(repeated(200, random(1, 3), (draws) => draws.pick(['a', 'b', 'c'])))).toEqual(
    new Set(['a', 'b', 'c']),
  );
  expect(new Set(repeated(200, random(1, 3), (draws) => draws.integer(3)))).toEqual(new Set([0, 1, 2]));
  expect(() => random(1, 3).pick([])).toThrow('items must not be empty');
});

function repeated<Value>(count: number, draws: Random, draw: (draws: Random) => Value): Value[] {
  return Array.from({ length: count }, () => draw(draws));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
