import type { SummaryJson } from '../api/schemas.ts';
export function revenueGauge(_: SummaryJson): string | null { return null; }
export function attentionGauge(_: SummaryJson): string | null { return null; }
export function landingGauge(_: SummaryJson): string | null { return null; }
export function operationsGauge(_: SummaryJson): string | null { return null; }
