import type { Severity } from './incident.ts';

/** An open incident as the score sees it. */
export interface ScoredIncident {
  readonly id: string;
  readonly metric: string;
  readonly severity: Severity;
  /** Whether it is of the metric that the business lives on. */
  readonly isVital: boolean;
}

export interface HealthScore {
  /** From 0 to 100; 90 and more exactly where no incident is open. */
  readonly score: number;
  /** The points that each incident takes; they add up to what is missing to 100. */
  readonly lost: readonly { readonly id: string; readonly points: number }[];
}

/** The share of the score that a Critical incident takes by itself; a Warning takes half of it. */
const WEIGHTS = { vital: 0.5, other: 0.2 };
const WARNING_SHARE = 0.5;
/** The most that is left while such an incident is open. */
const CAPS = { warning: 89, critical: 69, vitalCritical: 49 };

/**
 * How well the business does: 100·Π(1 − w·u) over the metrics with an open incident, of each the worst, capped by the worst of all. The
 * lost points are shared in proportion to −ln(1 − w·u).
 */
export function healthScore(open: readonly ScoredIncident[]): HealthScore {
  const worst = new Map<string, ScoredIncident>();
  for (const incident of open) {
    const known = worst.get(incident.metric);
    if (!known || shareOf(incident) > shareOf(known)) worst.set(incident.metric, incident);
  }
  const scored = [...worst.values()];
  const product = scored.reduce((left, incident) => left * (1 - shareOf(incident)), 100);
  const score = Math.floor(Math.min(product, ...scored.map(capOf)));
  return { score, lost: sharedPoints(100 - score, scored) };
}

function shareOf({ severity, isVital }: ScoredIncident): number {
  return (isVital ? WEIGHTS.vital : WEIGHTS.other) * (severity === 'critical' ? 1 : WARNING_SHARE);
}

function capOf({ severity, isVital }: ScoredIncident): number {
  if (severity === 'warning') return CAPS.warning;
  return isVital ? CAPS.vitalCritical : CAPS.critical;
}

/** Whole points by largest remainder, so that they add up. */
function sharedPoints(points: number, scored: readonly ScoredIncident[]): HealthScore['lost'] {
  const weights = scored.map((incident) => -Math.log(1 - shareOf(incident)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (points * weight) / total);
  const whole = exact.map(Math.floor);
  const rest = points - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, rest).map(({ index }) => index));
  return scored.map(({ id }, index) => ({ id, points: (whole[index] ?? 0) + (raised.has(index) ? 1 : 0) }));
}
