import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import { skippedDays } from '../calendar/skipped-days.ts';
import { intervalLevels } from '../forecast/intervals/levels.ts';
import type { Business } from './business.ts';
import type { BusinessCalendar } from './calendar/calendar-from-config.ts';
import { collect } from './collect.ts';
import { ConfigError } from './faults/config-error.ts';
import { metricsFromConfig } from './metrics-from-config.ts';
import type { Locate } from './faults/locate.ts';
import type { Config } from './schema/config.ts';
import { dayOf, fault, refuseUnknownCurrency, refuseUnknownZone } from './checks.ts';
import { sourceFromConfig } from './source-from-config.ts';

const HOUR_MS = 3_600_000;

/**
 * What a checked config declares, with paths made absolute and defaults filled in.
 *
 * @param folder that paths are relative to
 * @param calendar as `calendarFromConfig` found it
 * @throws ConfigError for what the schema can't see: unknown zones, columns, days and metrics.
 */
export function businessFromConfig(
  config: Config,
  folder: string,
  { rows: holidays, homeCountry }: BusinessCalendar,
  locate: Locate,
): Business {
  const { name, zone, currency, locale, grace_hours: graceHours } = config.business;
  const faults: string[] = [];
  collect(faults, [
    () => refuseUnknownZone(zone, ['business', 'zone'], locate),
    () => refuseUnknownCurrency(currency, ['business', 'currency'], locate),
  ]);
  const sources = collect(
    faults,
    Object.entries(config.sources).map(
      ([id, source]) =>
        () =>
          sourceFromConfig(id, source, config, folder, locate),
    ),
  );
  const areWhole = faults.length === 0;
  const closed = collect(
    faults,
    config.closures.map((closure, index) => () => closedDays(closure, ['closures', index], locate)),
  );
  const metrics = metricsFromConfig(config.metrics, sources, locate, { faults, areWhole });
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const skipped = skippedDays(zone);
  return {
    name,
    zone,
    currency,
    locale,
    graceMs: graceHours * HOUR_MS,
    sources,
    metrics,
    closures: new Set([...closed.flat(), ...skipped]),
    skippedDays: new Set(skipped),
    holidays,
    homeCountry,
    judgedDays: config.judged_days,
    horizonDays: config.horizon_days,
    intervalLevels: intervalLevels([...config.interval_levels, 0.8]),
  };
}

function closedDays(closure: Config['closures'][number], path: readonly PropertyKey[], locate: Locate): Day[] {
  if (typeof closure === 'string') return [dayOf(closure, path, locate)];
  const [from, to] = [dayOf(closure.from, [...path, 'from'], locate), dayOf(closure.to, [...path, 'to'], locate)];
  if (to < from) throw fault([...path, 'to'], 'is before from', locate);
  if (to > addDays(from, 366)) throw fault([...path, 'to'], 'is more than a year after from', locate);
  return daysBetween(from, to);
}
