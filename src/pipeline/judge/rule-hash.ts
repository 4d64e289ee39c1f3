import { createHash } from 'node:crypto';
import { dataFaultVersion } from '../../detect/data-faults/data-fault.ts';
import { expectationVersion } from '../../detect/expectation.ts';
import { thresholds } from '../../detect/rule.ts';
import type { Metric } from '../../metrics/metric.ts';
import { valuesVersion, type ValuesContext } from './values-version.ts';

/** Names the rule that verdicts on a metric go by: another definition, threshold or version of its values gives another name. */
export function ruleHash(metric: Metric, business: ValuesContext): string {
  const { title: _title, owner: _owner, targets: _targets, partOf: _partOf, ...definition } = metric;
  const rule = {
    definition,
    thresholds,
    expectationVersion,
    dataFaultVersion,
    values: valuesVersion(metric, business),
  };
  return createHash('sha256').update(JSON.stringify(rule)).digest('hex').slice(0, 12);
}
