import { expect, test } from 'vitest';
import { heldCall } from './held-call.ts';

/** A loader that counts its calls, and the clock of the test. */
function counted() {
  let calls = 0;
  const clock = { ms: 0 };
  const held = heldCall(
    async () => ++calls,
    100,
    () => clock.ms,
  );
  return { clock, held };
}

test('a result serves until it is too old', async () => {
  const { clock, held } = counted();
  expect(await Promise.all([held.get(), held.get()])).toEqual([1, 1]);
  clock.ms = 99;
  expect(await held.get()).toBe(1);
  clock.ms = 100;
  expect(await held.get()).toBe(2);
});

test('what is forgotten is loaded again, even while its load is under way', async () => {
  const { held } = counted();
  const first = held.get();
  held.forget();
  expect(await held.get()).toBe(2);
  expect(await first).toBe(1);
  expect(await held.get()).toBe(2);
});

test('a failure is not held', async () => {
  let calls = 0;
  const held = heldCall(
    async () => {
      if (++calls === 1) throw new Error('lost');
      return calls;
    },
    100,
    () => 0,
  );
  await expect(held.get()).rejects.toThrow('lost');
  expect(await held.get()).toBe(2);
});
