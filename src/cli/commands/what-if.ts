import { whatIfAnswerJson } from '../../api/what-if/json.ts';
import { requestedScenario, whyNoScenario, type ScenarioRequest } from '../../pipeline/read/scenario-request.ts';
import { readModel } from '../../pipeline/read/read-model.ts';
import { ScenarioError } from '../../forecast/periods/scenario-error.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { Context } from '../context.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

export interface WhatIfOptions extends ScenarioRequest {
  readonly format: 'text' | 'json';
}

/**
 * `evenkeel what-if <metric>`: where the month and the quarter would land if days ahead brought another share of what is expected. Reads
 * what the last run left, and keeps nothing.
 *
 * @throws ConfigError for an invalid scenario
 */
export async function whatIfCommand(context: Context, metricId: string, options: WhatIfOptions): Promise<void> {
  const { business, asOf, dueMinute } = context;
  const metric = business.metrics.find(({ id }) => id === metricId);
  if (!metric)
    throw new ConfigError(`there is no metric '${metricId}': ${business.metrics.map(({ id }) => id).join(', ')}`);
  const reason = whyNoScenario(metric);
  if (reason !== null) throw new ConfigError(reason);
  await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    const report = await model.seriesReport(metricId, '');
    const change = orConfigError(() => requestedScenario(report, options));
    if (!change)
      process.stderr.write(`too little is known of ${metric.title} to say where the month or the quarter will land\n`);
    const answer = whatIfAnswerJson(report, change, business.currency, model.fresh.lastClosed);
    process.stdout.write(options.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : text(answer));
  });
}

/** A line each: the scenario, then its results. */
function text({ change, data }: ReturnType<typeof whatIfAnswerJson>): string {
  return [change, ...data].flatMap((part) => (part ? [`${part.sentence}\n`] : [])).join('');
}

/** @throws ConfigError for a ScenarioError */
function orConfigError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ScenarioError ? new ConfigError(`--${error.message}`) : error;
  }
}
