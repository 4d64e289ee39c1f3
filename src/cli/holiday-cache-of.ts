import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { HolidayCache } from '../config/calendar/holiday-cache.ts';
import { packageFile } from '../store/package-file.ts';
import { version } from './program/version.ts';

/** The user's own folder for caches, by the custom of the system; null where the environment names none. */
export function holidayCacheOf(environment: NodeJS.ProcessEnv, platform = process.platform): HolidayCache | null {
  const base = cacheBase(environment, platform);
  if (base === undefined || !isAbsolute(base)) return null;
  // A build changes the time. Of an installed program it is always the same, and the version tells.
  const builtMs = statSync(packageFile('dist/program/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return { folder: join(base, 'evenkeel'), version: `${version()} ${builtMs}` };
}

function cacheBase(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const { XDG_CACHE_HOME: declared, HOME: home, LOCALAPPDATA: windows } = environment;
  if (platform === 'win32') return windows;
  if (declared !== undefined && declared !== '') return declared;
  if (home === undefined || home === '') return undefined;
  return platform === 'darwin' ? join(home, 'Library/Caches') : join(home, '.cache');
}
