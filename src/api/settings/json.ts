import { isoDay } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { limitJson } from '../shared/limit.ts';
import type { SettingsJson } from './schema.ts';

const HOUR_MS = 3_600_000;

/** What is named here alone is shown, so that a new setting with a credential stays hidden. */
export function settingsJson(business: Business): SettingsJson {
  const { name, zone, currency, locale, graceMs, judgedDays, horizonDays, intervalLevels } = business;
  return {
    name,
    zone,
    currency,
    locale,
    grace_hours: graceMs / HOUR_MS,
    judged_days: judgedDays,
    horizon_days: horizonDays,
    interval_levels: [...intervalLevels],
    closures: business.closures.size,
    holidays: new Set(business.holidays.map(({ holiday }) => holiday)).size,
    sources: business.sources.map((source) => ({
      id: source.id,
      table: source.table,
      mode: source.mode,
      zone: source.zone,
      time_format: source.timeFormat,
      date_only: source.dateOnly,
      currency: source.currency,
      max_rejected_share: source.maxRejectedShare,
      complete_through: source.completeThrough === null ? null : isoDay(source.completeThrough),
    })),
    metrics: business.metrics.map((metric) => ({
      id: metric.id,
      title: metric.title,
      unit: metric.unit,
      direction: metric.direction,
      missing: metric.missing,
      tolerance: metric.tolerance,
      min_change: metric.minChange,
      sensitivity: metric.sensitivity ?? 1,
      limit: limitJson(metric),
      dimensions: [...metric.dimensions],
      targets: { ...metric.targets },
      owner: metric.owner,
    })),
  };
}
