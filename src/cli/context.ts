import { dirname, resolve } from 'node:path';
import { dayFromIso } from '../calendar/day.ts';
import { zone } from '../calendar/zone.ts';
import type { Business } from '../config/business.ts';
import type { AccessSettings } from '../access/settings.ts';
import { accessFromConfig } from '../config/auth/access-from-config.ts';
import { businessFromConfig } from '../config/business-from-config.ts';
import { calendarFromConfig } from '../config/calendar/calendar-from-config.ts';
import { ConfigError } from '../config/faults/config-error.ts';
import { messagesFromConfig } from '../config/messages/messages-from-config.ts';
import type { Locate } from '../config/faults/locate.ts';
import { readConfig } from '../config/read-config.ts';
import { secretWarnings } from '../config/secrets/secret-warnings.ts';
import type { Config } from '../config/schema/config.ts';
import type { MessageSettings } from '../notify/settings.ts';
import { writeNumbersAsIn } from '../report/words/number-locale.ts';
import { isServer, locationProblem } from '../store/connect/location.ts';
import { holidayCacheOf } from './holiday-cache-of.ts';

const WAIT_MS = 10_000;

/** Options that commands on a config share. */
export interface ConfigOptions {
  readonly config: string;
  readonly store?: string | undefined;
  readonly out?: string | undefined;
  readonly asOf?: string | undefined;
}

/** What a command works on. */
export interface Context {
  readonly business: Business;
  readonly messages: MessageSettings;
  /** DuckDB file or postgres:// URL. */
  readonly store: string;
  /** Folder of the outputs. */
  readonly out: string;
  /** Folder of fonts for letters that the included one lacks; null for those of the system alone. */
  readonly fonts: string | null;
  readonly asOf: Date;
  readonly now: Date;
  /** When `serve` runs each day, in minutes after midnight; null where the runs' moment is fixed. */
  readonly scheduleMinute: number | null;
  /** When a run is due each day, as of `asOf`; null where the config fixes that moment. */
  readonly dueMinute: number | null;
  /** Who may come in to a server; null without authentication. */
  readonly access: AccessSettings | null;
  /** How long to wait for a store that another process holds. */
  readonly waitMs: number;
  /** What its owner should know of the config before a server runs by it; looked for at each call. */
  readonly warnings: () => Promise<string[]>;
}

/**
 * Reads the config and resolves the options: they take precedence over the environment, and that over the config.
 * @throws ConfigError
 */
export async function context(options: ConfigOptions, environment: NodeJS.ProcessEnv, now: Date): Promise<Context> {
  const { config, locate } = await readConfig(options.config, environment);
  const folder = dirname(resolve(options.config));
  const calendar = await calendarFromConfig(config.business, folder, locate, holidayCacheOf(environment));
  const business = businessFromConfig(config, folder, calendar, locate);
  writeNumbersAsIn(business.locale);
  const asOf = asOfMoment(options.asOf, config, business.zone, locate);
  return {
    business,
    messages: messagesFromConfig(config.messages, { ...business, folder, environment, locate }),
    store: storeLocation(options, environment, { configured: config.store, folder, locate }),
    out: options.out === undefined ? resolve(folder, config.out) : resolve(options.out),
    fonts: config.fonts === undefined ? null : resolve(folder, config.fonts),
    asOf: asOf ?? now,
    now,
    scheduleMinute: asOf === null ? minuteOfDay(config.schedule) : null,
    dueMinute: config.business.as_of === undefined ? minuteOfDay(config.schedule) : null,
    access: accessFromConfig(config.auth, { folder, environment, locate }),
    waitMs: waitMs(environment['EVENKEEL_WAIT']),
    warnings: async () => secretWarnings(config, { folder, environment, locate }),
  };
}

/** @param seconds as text; undefined: the default */
function waitMs(seconds: string | undefined): number {
  if (seconds === undefined || seconds === '') return WAIT_MS;
  if (!/^\d{1,6}$/.test(seconds))
    throw new ConfigError(`EVENKEEL_WAIT: '${seconds}' is no number of seconds, such as 10`);
  return Number(seconds) * 1000;
}

function minuteOfDay(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** The option's store, or else the environment's, or else the config's. @throws ConfigError naming its source, and nothing of its text */
function storeLocation(
  { store: option }: ConfigOptions,
  environment: NodeJS.ProcessEnv,
  { configured, folder, locate }: { configured: string; folder: string; locate: Locate },
): string {
  const variable = environment['DATABASE_URL'];
  if (option !== undefined) return checkedLocation(option, '--store', '');
  if (variable !== undefined && variable !== '') return checkedLocation(variable, 'DATABASE_URL', '');
  return checkedLocation(configured, `${locate(['store'])}: store`, folder);
}

function checkedLocation(location: string, from: string, folder: string): string {
  const problem = locationProblem(location);
  if (problem !== null) throw new ConfigError(`${from} ${problem}`);
  return isServer(location) ? location : resolve(folder, location);
}

/** The moment of the option, or else the config's; null if there is neither. @throws ConfigError naming its source. */
function asOfMoment(option: string | undefined, { business }: Config, zoneName: string, locate: Locate): Date | null {
  if (option !== undefined) return localMoment(option, zoneName, '--as-of');
  if (business.as_of === undefined) return null;
  return localMoment(business.as_of, zoneName, `${locate(['business', 'as_of'])}: business.as_of`);
}

/** @throws ConfigError if the text is not `YYYY-MM-DDTHH:MM`; a day alone would be its midnight, when the day before has hardly closed. */
function localMoment(text: string, zoneName: string, from: string): Date {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!parts) throw new ConfigError(`${from}: '${text}' is no moment: write it as YYYY-MM-DDTHH:MM`);
  const [, day = '', hour = '', minute = ''] = parts;
  try {
    const local = dayFromIso(day) * 86_400_000 + Number(hour) * 3_600_000 + Number(minute) * 60_000;
    return new Date(zone(zoneName).instant(local));
  } catch {
    throw new ConfigError(`${from}: '${text}' is on no day of the calendar`);
  }
}
