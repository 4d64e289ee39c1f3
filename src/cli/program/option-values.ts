import { isIP } from 'node:net';
import { InvalidArgumentError, Option } from 'commander';
import { LONGEST_KEY_DAYS, LONGEST_KEY_NAME } from '../../access/api-key.ts';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import { LONGEST_HORIZON_DAYS } from '../../forecast/horizon-groups.ts';

const DEFAULT_PORT = 4280;
/** Help text of `--horizon`. */
export const HORIZON = `how many days to forecast, at most ${LONGEST_HORIZON_DAYS}`;

/** Help text of `--levels`. */
export const LEVELS = 'levels of the forecast intervals, such as 0.8,0.99; 0.95 is always included';

export function portOption(): Option {
  return new Option('--port <number>', 'port to listen on')
    .env('PORT')
    .default(DEFAULT_PORT)
    .argParser((text) => {
      const port = Number(text);
      if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
      throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
    });
}

export function dayOption(text: string): Day {
  try {
    return dayFromIso(text);
  } catch {
    throw new InvalidArgumentError('write a day as YYYY-MM-DD');
  }
}

/** Days, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** @example daySpan('2026-09-14..2026-09-20') // { from: 20710, to: 20716 } */
export function daySpan(text: string): DaySpan {
  const [first = '', last = first, ...others] = text.split('..');
  const [from, to] = [dayOption(first), dayOption(last)];
  if (others.length > 0 || from > to)
    throw new InvalidArgumentError('write a day as YYYY-MM-DD, or a first and a last day as YYYY-MM-DD..YYYY-MM-DD');
  return { from, to };
}

/**
 * A relative change from a percentage with its sign.
 * @example levelChange('-10%') // -0.1
 */
export function levelChange(text: string): number {
  const percent = /^[+-]?\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) : Number.NaN;
  if (percent >= -100 && percent <= 1000) return percent / 100;
  throw new InvalidArgumentError('write a change from -100% to +1000%, such as -10%');
}

/**
 * A share from a percentage.
 * @example percentOption('12.5%') // 0.125
 */
export function percentOption(text: string): number {
  const percent = /^\d+(\.\d+)?%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN;
  if (percent <= 1000) return Number((percent / 100).toFixed(8));
  throw new InvalidArgumentError('write a percentage from 0% to 1000%, such as 10%');
}

export function amountOption(text: string): number {
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write an amount without signs, such as 5000 or 99.50');
}

export function rateOption(text: string): number {
  const rate = /^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (rate > 0) return rate;
  throw new InvalidArgumentError('write a number over 0, such as 0.5 or 3');
}

export function dayCount(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('write a whole number of days');
  return Number(text);
}

export function keyDays(text: string): number {
  const days = dayCount(text);
  if (days <= LONGEST_KEY_DAYS) return days;
  throw new InvalidArgumentError(`write at most ${LONGEST_KEY_DAYS} days`);
}

export function keyName(text: string): string {
  const name = text.trim();
  if (name === '') throw new InvalidArgumentError('write what or whom the key is for');
  if (name.length > LONGEST_KEY_NAME) throw new InvalidArgumentError(`write at most ${LONGEST_KEY_NAME} characters`);
  return name;
}

export function hostOption(): Option {
  return new Option('--host <address>', 'address to listen on; any other than loopback needs auth in the config')
    .env('EVENKEEL_HOST')
    .default('127.0.0.1')
    .argParser((text) => {
      if (text === 'localhost') return '127.0.0.1';
      if (isIP(text) > 0) return text;
      throw new InvalidArgumentError('write an IP address, such as 0.0.0.0 for all of this machine');
    });
}

export function entryCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write a whole number over 0');
}

export function rowCount(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write a number of rows');
}

export function horizonDays(text: string): number {
  const days = dayCount(text);
  if (days <= LONGEST_HORIZON_DAYS) return days;
  throw new InvalidArgumentError(
    `write at most ${LONGEST_HORIZON_DAYS}, the days of a quarter: the error of longer forecasts is not measured`,
  );
}

/** @example intervalLevels('0.8,.99') // [0.8, 0.99] */
export function intervalLevels(text: string): number[] {
  return text.split(',').map((part) => {
    const level = /^0?\.\d+$/.test(part.trim()) ? Number(part) : Number.NaN;
    if (level > 0 && level < 1) return level;
    throw new InvalidArgumentError('write numbers over 0 and under 1, separated by commas, such as 0.8,0.95,0.99');
  });
}

/** @example countryCode('de') // 'DE' */
export function countryCode(text: string): string {
  if (text.toLowerCase() === 'none') return 'none';
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError("write a country as its ISO code, such as DE, or 'none'");
}
