import { expect, test } from 'vitest';
import { cachedCall } from './cached-call.ts';

/** A loader that counts its calls, and the clock of the test. */
function counted() {
  let calls = 0;
  const clock = { ms: 0 };
  const cached = cachedCall(
    async () => ++calls,
    100,
    () => clock.ms,
  );
  return { clock, cached };
}

test('a result serves until it is too old', async () => {
  const { clock, cached } = counted();
  expect(await Promise.all([cached.get(), cached.get()])).toEqual([1, 1]);
  clock.ms = 99;
  expect(await cached.get()).toBe(1);
  clock.ms = 100;
  expect(await cached.get()).toBe(2);
});

test('an invalidated result is loaded again, even while its load is under way', async () => {
  const { cached } = counted();
  const first = cached.get();
  cached.invalidate();
  expect(await cached.get()).toBe(2);
  expect(await first).toBe(1);
  expect(await cached.get()).toBe(2);
});

test('a failure is not kept', async () => {
  let calls = 0;
  const cached = cachedCall(
    async () => {
      if (++calls === 1) throw new Error('lost');
      return calls;
    },
    100,
    () => 0,
  );
  await expect(cached.get()).rejects.toThrow('lost');
  expect(await cached.get()).toBe(2);
});
