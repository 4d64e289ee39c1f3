import { expect, test } from 'vitest';
import { deck } from './deck.ts';
import { random } from './random.ts';

const KINDS = [
  { name: 'a', weight: 0.5 },
  { name: 'b', weight: 0.3 },
  { name: 'c', weight: 0.2 },
];

test('each kind comes as often as its weight asks for, rounded up or down', () => {
  for (const count of [1, 7, 10, 153]) {
    const cards = deck(KINDS, count, random(1, count));
    expect(cards.length).toBe(count);
    for (const kind of KINDS) {
      const expected = kind.weight * count;
      const dealt = cards.filter((card) => card === kind).length;
      expect(Math.abs(dealt - expected)).toBeLessThan(1);
    }
  }
});

test('no kinds, or a count of 0, give no cards', () => {
  expect(deck([], 3, random(1, 1))).toEqual([]);
  expect(deck(KINDS, 0, random(1, 1))).toEqual([]);
});

test('the order is shuffled', () => {
  const names = deck(KINDS, 40, random(1, 1)).map(({ name }) => name);
  expect(names).not.toEqual([...names].sort());
});
