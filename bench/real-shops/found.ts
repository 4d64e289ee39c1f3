import { isAlert } from '../../src/detect/verdict.ts';
import type { PlantedIncident } from './planted-incidents.ts';
import { replayedIncident, type ReplayedDay, type ReplayedSeries } from './replayed.ts';

/** A planted incident, and what came of it. */
export interface JudgedIncident {
  readonly shop: string;
  readonly series: string;
  readonly kind: string;
  readonly size: number;
  /** Days from its first to the alert; null: not found. */
  readonly delay: number | null;
}

/** A hit is an alert in the direction of the incident and within its window that the same series without it does not have. */
export async function judgedIncident(clean: ReplayedSeries, incident: PlantedIncident): Promise<JudgedIncident> {
  const { kind, size, index, windowDays } = incident;
  const days = await replayedIncident(clean, incident);
  const without = clean.days.slice(index - clean.from);
  const delay = days.findIndex((day, at) => at < windowDays && isHit(day, size) && !isHit(without[at], size));
  return {
    shop: clean.of.shop,
    series: clean.of.series.id,
    kind: kind.name,
    size,
    delay: delay < 0 ? null : delay,
  };
}

function isHit(day: ReplayedDay | undefined, size: number): boolean {
  if (!day || !isAlert(day.verdict)) return false;
  const { window, score } = day.verdict;
  return Math.sign(window?.window_score ?? score) === Math.sign(size);
}
