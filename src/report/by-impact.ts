import { isRatio } from '../metrics/metric.ts';
import type { IncidentReport } from './incident-report.ts';

/** Orders incidents: open ones before those that are over, Critical ones before Warnings, then most money first, those without money by their latest alert. */
export function byImpact(a: IncidentReport, b: IncidentReport): number {
  return (
    Number(b.state === 'open') - Number(a.state === 'open') ||
    Number(b.severity === 'critical') - Number(a.severity === 'critical') ||
    moneyOf(b) - moneyOf(a) ||
    b.lastAlert - a.lastAlert ||
    (a.id < b.id ? -1 : 1)
  );
}

function moneyOf({ metric, impact }: IncidentReport): number {
  return metric.unit === 'currency' && !isRatio(metric.measure) ? Math.abs(impact ?? 0) : -1;
}
