import { expect, test } from 'vitest';
import { lruCache } from './lru-cache.ts';

test('a cached result is loaded once, also by two requests at the same time', async () => {
  const cache = lruCache<number>(2);
  let loads = 0;
  const load = async () => ++loads;
  expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
  expect(await cache.get('a', load)).toBe(1);
});

test('the key that was used longest ago gives way, and no more results are kept than the capacity', async () => {
  const cache = lruCache<string>(2);
  const loaded: string[] = [];
  const get = async (key: string) =>
    cache.get(key, async () => {
      loaded.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
  expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  for (let index = 0; index < 1000; index++) await get(`series ${index}`);
  expect(cache.size).toBe(2);
});

test('a load that fails is tried again', async () => {
  const cache = lruCache<number>(2);
  await expect(cache.get('a', async () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await cache.get('a', async () => 7)).toBe(7);
});
