import { expect, test } from 'vitest';
import { holidayCacheOf } from './holiday-cache-of.ts';

const folderOf = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform) =>
  holidayCacheOf(environment, platform)?.folder ?? null;

test.skipIf(process.platform === 'win32')('the folder is where the system keeps caches of a user', () => {
  const home = { HOME: '/home/ines' };
  expect(folderOf(home, 'linux')).toBe('/home/ines/.cache/evenkeel');
  expect(folderOf(home, 'darwin')).toBe('/home/ines/Library/Caches/evenkeel');
  expect(folderOf({ ...home, XDG_CACHE_HOME: '/var/cache/ines' }, 'linux')).toBe('/var/cache/ines/evenkeel');
});

test('there is none where the environment names none, or a relative one', () => {
  for (const environment of [
    {},
    { HOME: '' },
    { HOME: 'relative' },
    { XDG_CACHE_HOME: 'relative', HOME: '/home/ines' },
  ])
    expect(folderOf(environment, 'linux')).toBeNull();
  expect(folderOf({ HOME: '/home/ines' }, 'win32')).toBeNull();
});
