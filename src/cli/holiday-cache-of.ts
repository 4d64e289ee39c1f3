import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { HolidayCache } from '../config/calendar/holiday-cache.ts';
import { packageFile } from '../store/package-file.ts';
import { version } from './program/version.ts';

/** Of an installed program the version says which holidays it computes; a checkout changes these files without another version. */
const MADE_FROM = ['dist/program/main.js', 'src/config/calendar/country-holidays.ts', 'package-lock.json'] as const;

/** The user's own folder for caches, by the custom of the system; null where the environment names none. */
export function holidayCacheOf(environment: NodeJS.ProcessEnv, platform = process.platform): HolidayCache | null {
  const base = cacheBase(environment, platform);
  if (base === undefined || !isAbsolute(base)) return null;
  return { folder: join(base, 'evenkeel'), version: [version(), ...MADE_FROM.map(changedMs)].join(' ') };
}

function changedMs(path: string): number {
  return statSync(packageFile(path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function cacheBase(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const { XDG_CACHE_HOME: declared, HOME: home, LOCALAPPDATA: windows } = environment;
  if (platform === 'win32') return windows;
  if (declared !== undefined && declared !== '') return declared;
  if (home === undefined || home === '') return undefined;
  return platform === 'darwin' ? join(home, 'Library/Caches') : join(home, '.cache');
}
