import { createHash } from 'node:crypto';
import { thresholds } from '../../detect/rule.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Business } from '../../config/business.ts';

/** Names the rule that verdicts on a metric go by: another definition, threshold or closure gives another name. */
export function ruleHash(metric: Metric, business: Business): string {
  const { title: _title, owner: _owner, targets: _targets, ...definition } = metric;
  const rule = { definition, thresholds, closures: [...business.closures].sort((a, b) => a - b) };
  return createHash('sha256').update(JSON.stringify(rule)).digest('hex').slice(0, 12);
}
