import { dayFromIso, type Day } from '../calendar/day.ts';
import { zone as zoneOf } from '../calendar/zone.ts';
import { ConfigError } from './faults/config-error.ts';
import { isKnownCurrency, nearestCurrency } from './known-currency.ts';
import { nearestZone } from './faults/nearest-zone.ts';
import type { Locate } from './faults/locate.ts';

export function dayOf(text: string, path: readonly PropertyKey[], locate: Locate): Day {
  try {
    return dayFromIso(text);
  } catch {
    throw fault(path, `'${text}' is no day of the calendar`, locate);
  }
}

/** Engines know the zones of the database by their full names; short ones (IST, EST) mean different things to each. */
export function refuseUnknownZone(name: string, path: readonly PropertyKey[], locate: Locate): void {
  if (name !== 'UTC' && !name.includes('/')) {
    const meant = nearestZone(name) ?? 'Europe/Berlin';
    throw fault(path, `'${name}' is no full name of a zone: write UTC, or one such as ${meant}`, locate);
  }
  try {
    zoneOf(name);
  } catch {
    const meant = nearestZone(name);
    const hint = meant === null ? '' : `; did you mean '${meant}'?`;
    throw fault(path, `'${name}' is not a zone of the IANA time zone database${hint}`, locate);
  }
}

export function refuseUnknownCurrency(code: string, path: readonly PropertyKey[], locate: Locate): void {
  if (isKnownCurrency(code)) return;
  const meant = nearestCurrency(code);
  const hint = meant === null ? '' : `; did you mean '${meant}'?`;
  throw fault(path, `'${code}' is not a currency of ISO 4217${hint}`, locate);
}

export function fault(path: readonly PropertyKey[], message: string, locate: Locate): ConfigError {
  return new ConfigError(`${locate(path)}: ${path.join('.')}: ${message}`);
}
