import type { LandingJson } from '../../../api/landing/schema.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { gauge, type GaugeData } from '../../../report/charts/tiles/gauge.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { distinctText } from '../../../report/words/format.ts';
import { markOf } from '../../ui/mark.tsx';

const OPTIONS = { theme: 'page', width: 298 } as const;

/** Revenue against its normal range; null without a verdict. */
export function revenueGauge({ revenue }: SummaryJson): string | null {
  return revenue && valueGauge(revenue);
}

/** The open incidents by severity, one part each. */
export function attentionGauge({ incidents }: SummaryJson): string | null {
  const states = incidents.filter(({ state }) => state === 'open').map(({ severity }) => severity);
  if (states.length === 0) return null;
  const critical = states.filter((state) => state === 'critical').length;
  return svg({
    kind: 'parts',
    parts: states.map((state) => ({ amount: 1, state })),
    label: `${critical} Critical, ${states.length - critical} Warning`,
  });
}

/** The month's revenue so far, its forecast range and its target. */
export function landingGauge({ landing, currency }: SummaryJson, unit: ValueFormat['unit']): string | null {
  if (!landing) return null;
  const { lower, upper, so_far: soFar, target } = landing;
  const money = distinctText([lower, upper], unit, currency);
  return svg({
    kind: 'total',
    lower,
    upper,
    target: target?.total ?? null,
    soFar,
    label: `${money(soFar)} is in; the month lands between ${money(lower)} and ${money(upper)}${against(landing, money)}`,
  });
}

function against({ target, lower, upper }: LandingJson, money: (value: number) => string): string {
  if (!target) return '';
  const where = upper < target.total ? 'short of' : lower > target.total ? 'beyond' : 'around';
  return `, ${where} the target, ${money(target.total)}`;
}

/** The worst operational alert against its normal range; null without one. */
export function operationsGauge({ operations }: SummaryJson): string | null {
  const [worst] = operations;
  const state = worst && markOf(worst);
  return worst && (state === 'warning' || state === 'critical') ? valueGauge(worst) : null;
}

function valueGauge(verdict: VerdictJson): string | null {
  const { y, value, evidence, title, warning_lower: lower, warning_upper: upper } = verdict;
  if (y === null || evidence === null) return null;
  return svg({
    kind: 'value',
    value: y,
    lower,
    upper,
    state: markOf(verdict),
    label: `${title} ${value ?? ''}, ${evidence}`,
  });
}

function svg(data: GaugeData): string {
  return gauge(data, OPTIONS);
}
