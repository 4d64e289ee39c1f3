import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Business } from '../../config/business.ts';
import { NO_CALENDAR } from '../../config/calendar/calendar-from-config.ts';
import { businessFromConfig } from '../../config/business-from-config.ts';
import { parseConfig } from '../../config/read-config.ts';

/** A config as text, and the business that it declares, without its calendar. */
export interface ConfigFile {
  readonly text: string;
  readonly business: Business;
}

/** The config at a path; null if there is none. @throws ConfigError if it can't be used */
export async function existingConfig(file: string): Promise<ConfigFile | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : { text, business: businessOf(text, file) };
}

/** The business that the text of a config declares. @throws ConfigError */
export function businessOf(text: string, file: string): Business {
  const { config, locate } = parseConfig(text, file, process.env);
  return businessFromConfig(config, dirname(resolve(file)), NO_CALENDAR, locate);
}
