import { expect, test } from 'vitest';
import { sharedCall } from './shared-call.ts';

/** A loader whose calls end when the test says so. */
function steppedLoader() {
  const calls: { end: (result: string) => void; fail: () => void }[] = [];
  const load = async (): Promise<string> =>
    new Promise((resolve, reject) => {
      calls.push({ end: resolve, fail: () => reject(new Error('lost')) });
    });
  return { calls, load };
}

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('whoever calls while a load is under way shares the one that begins after it', async () => {
  const { calls, load } = steppedLoader();
  const shared = sharedCall(load);
  const first = shared();
  const later = [shared(), shared(), shared()];
  await settled();
  expect(calls).toHaveLength(1);
  calls[0]?.end('before');
  expect(await first).toBe('before');
  await settled();
  expect(calls).toHaveLength(2);
  const latest = shared();
  calls[1]?.end('after');
  expect(await Promise.all(later)).toEqual(['after', 'after', 'after']);
  await settled();
  calls[2]?.end('last');
  expect(await latest).toBe('last');
  expect(calls).toHaveLength(3);
});

test('a load that fails fails for its callers alone', async () => {
  const { calls, load } = steppedLoader();
  const shared = sharedCall(load);
  const first = shared();
  const second = shared();
  calls[0]?.fail();
  await expect(first).rejects.toThrow('lost');
  await settled();
  calls[1]?.end('there');
  expect(await second).toBe('there');
  const third = shared();
  await settled();
  calls[2]?.fail();
  await expect(third).rejects.toThrow('lost');
});
