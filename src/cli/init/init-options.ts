import { basename } from 'node:path';
import { zone as zoneOf } from '../../calendar/zone.ts';
import { timeForms } from '../../warehouse/files/times/time-forms.ts';
import { isTimePattern } from '../../warehouse/files/times/time-pattern.ts';
import type { Encoding } from '../../warehouse/files/csv/encoding.ts';
import type { FileForm } from '../../warehouse/files/file-form.ts';
import { knownNames } from '../../warehouse/mapping/names/known-names.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { NumbersRestart } from '../../warehouse/source.ts';
import type { Settings } from './settings.ts';

const TABLES = { sales: 'fact_sales', ops: 'fact_ops_events', daily: 'daily_values' } as const;

/** The options that declare the form of a file, as they are typed. */
export interface FormOptions {
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly headerRow?: number | undefined;
  readonly footerRows?: number | undefined;
  readonly sheet?: string | undefined;
  readonly records?: string | undefined;
}

/** The options of `evenkeel init`, as they are typed. */
export interface InitOptions extends FormOptions {
  readonly config: string;
  readonly yes?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly table?: 'sales' | 'ops' | 'daily' | undefined;
  /** `ours=theirs`; `ours=` leaves a column out. */
  readonly column?: readonly string[] | undefined;
  readonly timeFormat?: string | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly zone?: string | undefined;
  readonly fileZone?: string | undefined;
  readonly currency?: string | undefined;
  readonly name?: string | undefined;
  /** ISO code of the country whose public holidays are taken, or `none`. */
  readonly country?: string | undefined;
  readonly numbersRestart?: NumbersRestart | undefined;
  /** Whether rows that can't be read are left out. */
  readonly allowRejects?: boolean | undefined;
  /** Whether the API takes rows for the sources, too. */
  readonly receives?: boolean | undefined;
}

/**
 * The settings that the options give.
 * @param header of the file, in which columns are looked up
 * @throws ConfigError for an option that makes no sense.
 */
export function settingsFromOptions(
  options: InitOptions,
  file: string,
  header: readonly string[],
  zoneOfAll: Pick<Settings, 'zone' | 'zoneFrom'>,
): Settings {
  const { table, timeFormat, decimal, currency, fileZone } = options;
  refuse('--time-format', timeFormat, timeFormatFault);
  refuse('--currency', currency, currencyFault);
  refuse('--file-zone', fileZone, zoneFault);
  return {
    decisions: {
      table: table && TABLES[table],
      columns: Object.fromEntries((options.column ?? []).map((text) => columnOf(text, header))),
      timeFormat,
      decimal,
      currency,
      fileZone,
    },
    ...zoneOfAll,
    name: options.name ?? titleOf(file),
  };
}

/**
 * The zone of the business: that of the config, or else of the option, or else of the machine.
 * @throws ConfigError for an unknown zone, or one other than that of the config
 */
export function zoneFromOptions(
  { zone, config }: InitOptions,
  machineZone: string,
  existing: string | null,
): Pick<Settings, 'zone' | 'zoneFrom'> {
  refuse('--zone', zone, zoneFault);
  if (existing === null)
    return zone === undefined ? { zone: machineZone, zoneFrom: 'machine' } : { zone, zoneFrom: 'option' };
  if (zone === undefined || zone === existing) return { zone: existing, zoneFrom: 'config' };
  throw new ConfigError(
    `--zone: the business's zone is ${existing} in ${config} already; --file-zone is that of the file's times`,
  );
}

/** Refuses an option by what is wrong with its value. @throws ConfigError */
export function refuse(option: string, value: string | undefined, faultOf: (value: string) => string | null): void {
  const fault = value === undefined ? null : faultOf(value);
  if (fault !== null) throw new ConfigError(`${option}: ${fault}`);
}

/** What is wrong with a form of times; null if nothing. */
export function timeFormatFault(format: string): string | null {
  const fault = timeForms(format).find((form) => form !== 'iso' && !isTimePattern(form));
  if (fault === undefined) return null;
  return `'${fault}' is neither iso, epoch_s, epoch_ms, epoch_us or excel nor a pattern with a year, a month and a day, each once, such as DD/MM/YYYY or M/D/YY h:mm A`;
}

/** What is wrong with a currency; null if nothing. */
export function currencyFault(code: string): string | null {
  return /^[A-Z]{3}$/.test(code) ? null : `write a currency as its ISO code, such as EUR, not '${code}'`;
}

/** What is wrong with a zone; null if nothing. */
export function zoneFault(name: string): string | null {
  try {
    zoneOf(name);
    return null;
  } catch {
    return `'${name}' is not a zone of the IANA time zone database, such as Europe/Berlin`;
  }
}

/** The delimiter that an option names. @throws ConfigError */
function delimiterOf(option: string | undefined): string | undefined {
  const named = option === 'tab' || option === '\\t' ? '\t' : option;
  if (named === undefined || (named.length === 1 && !'"\r\n\0'.includes(named))) return named;
  throw new ConfigError(`--delimiter: one character, or tab, not '${named}'`);
}

/** What the options declare of the form of the file. @throws ConfigError */
export function formFromOptions(options: FormOptions): Partial<FileForm> {
  const { encoding, headerRow, footerRows, sheet, records } = options;
  const delimiter = delimiterOf(options.delimiter);
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(footerRows === undefined ? {} : { footerRows }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(records === undefined ? {} : { records }),
  };
}

function columnOf(text: string, header: readonly string[]): [string, string | null] {
  const [, ours = '', theirs = ''] = /^([a-z_]+)=(.*)$/s.exec(text) ?? [];
  const all = [...new Set(Object.values(knownNames).flatMap((names) => Object.keys(names)))];
  if (!all.includes(ours)) {
    throw new ConfigError(`--column: write ours=theirs, with one of ${all.join(', ')} before the sign, not '${text}'`);
  }
  if (theirs !== '' && !header.includes(theirs)) {
    throw new ConfigError(
      `--column: the file has no column '${theirs}'; it has ${header.map((name) => `'${name}'`).join(', ')}`,
    );
  }
  return [ours, theirs === '' ? null : theirs];
}

/** A file's name without what makes it a file. */
export function stemOf(file: string): string {
  return basename(file).replace(/(\.(csv|tsv|txt|json|jsonl|ndjson|xlsx|xlsm|zip|parquet|pq|gz))+$/i, '');
}

/** `corner_shop.csv` -> `Corner shop` */
export function titleOf(file: string): string {
  const words = stemOf(file).replace(/[_-]+/g, ' ').trim();
  return words === '' ? 'My business' : words.charAt(0).toUpperCase() + words.slice(1);
}
