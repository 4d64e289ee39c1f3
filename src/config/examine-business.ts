import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Business } from './business.ts';
import { businessFromConfig } from './business-from-config.ts';
import { calendarFromConfig, NO_CALENDAR } from './calendar/calendar-from-config.ts';
import type { HolidayCache } from './calendar/holiday-cache.ts';
import { ConfigError } from './faults/config-error.ts';
import { messagesFromConfig } from './messages/messages-from-config.ts';
import { fileFaults } from './faults/file-faults.ts';
import type { Locate } from './faults/locate.ts';
import { examineConfig, noConfig } from './read-config.ts';
import type { Config } from './schema/config.ts';

/** A table or view that a metric names. */
export interface NamedTable {
  readonly path: readonly string[];
  readonly table: string;
}

/** Everything that is wrong with a config and the files that it names, in the order of its lines. */
export interface ExaminedBusiness {
  /** Null if it can't be understood. */
  readonly business: Business | null;
  /** The tables that its metrics name, each with its place. */
  readonly tables: readonly NamedTable[];
  readonly faults: readonly string[];
  readonly locate: Locate;
}

/** Reads a config, its calendar, and the headers of its files. @throws ConfigError if there is no config */
export async function examineBusiness(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  cache: HolidayCache | null = null,
): Promise<ExaminedBusiness> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw noConfig(file);
  });
  const { config, faults: unread, locate } = examineConfig(text, file, environment);
  if (config === null) return { business: null, tables: [], faults: unread, locate };
  const faults = [...unread];
  const folder = dirname(resolve(file));
  const calendar = await orFaults(faults, NO_CALENDAR, async () =>
    calendarFromConfig(config.business, folder, locate, cache),
  );
  const business = await orFaults(faults, null, async () => businessFromConfig(config, folder, calendar, locate));
  if (business)
    await orFaults(faults, null, async () =>
      messagesFromConfig(config.messages, { ...business, folder, environment, locate }),
    );
  faults.push(...(await fileFaults(business?.sources ?? readableSources(config, folder, locate), locate)));
  return { business, tables: tablesOf(config), faults: inOrder(faults), locate };
}

function tablesOf({ metrics }: Config): NamedTable[] {
  return Object.entries(metrics).flatMap(([id, metric]) => {
    if (metric === false) return [];
    const parts = {
      table: metric.table,
      'numerator.table': metric.numerator?.table,
      'denominator.table': metric.denominator?.table,
    };
    return Object.entries(parts).flatMap(([below, table]) =>
      table === undefined ? [] : [{ path: ['metrics', id, ...below.split('.')], table }],
    );
  });
}

/** The sources of a config that has faults elsewhere. */
function readableSources(config: Config, folder: string, locate: Locate): Business['sources'] {
  const usable = { ...config.business, zone: 'UTC', currency: 'XXX' };
  return Object.entries(config.sources).flatMap(([id, source]) => {
    try {
      const alone = { ...config, business: usable, sources: { [id]: source }, metrics: {}, closures: [] };
      return businessFromConfig(alone, folder, NO_CALENDAR, locate).sources;
    } catch (error) {
      if (error instanceof ConfigError) return [];
      throw error;
    }
  });
}

async function orFaults<T>(faults: string[], otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.message.split('\n'));
    return otherwise;
  }
}

/** Faults sorted by line and column of the config; those in other files last. */
export function inOrder(faults: readonly string[]): string[] {
  const place = (fault: string): number => {
    const [, line = 'Infinity', column = '0'] = /^[^\s:]+\.ya?ml:(\d+):(\d+)/.exec(fault) ?? [];
    return Number(line) * 10_000 + Number(column);
  };
  return [...new Set(faults)].sort((a, b) => place(a) - place(b));
}
