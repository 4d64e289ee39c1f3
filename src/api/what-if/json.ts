import { isoDay, type Day } from '../../calendar/day.ts';
import { scenarioResults, type Scenario, type ScenarioResult } from '../../forecast/periods/scenario.ts';
import type { SeriesReport } from '../../pipeline/read/series/series-report.ts';
import type { ValueFormat } from '../../report/words/period-text.ts';
import { scenarioHeading, scenarioSentence } from '../../report/words/scenario-text.ts';
import { landingJson } from '../landing/json.ts';
import type { ChangeJson, WhatIfJson } from './schema.ts';

/** The periods with and without a change; nothing without a report or a change. */
export function whatIfAnswerJson(
  report: SeriesReport | null,
  change: Scenario | null,
  currency: string,
  today: Day,
): { change: ChangeJson | null; data: WhatIfJson[] } {
  if (!report || !change) return { change: null, data: [] };
  const { metric, periodForecasts } = report;
  const { level, from, to } = change;
  const format = { unit: metric.unit, currency };
  return {
    change: { level, from: isoDay(from), to: isoDay(to), sentence: scenarioHeading(metric, change, today) },
    data: scenarioResults(periodForecasts, change).map((item) => whatIfJson(item, format, today)),
  };
}

function whatIfJson(item: ScenarioResult, format: ValueFormat, today: Day): WhatIfJson {
  const { without, changed } = item;
  return {
    without: landingJson(without, format, today),
    changed: changed && landingJson(changed, format, today),
    difference: changed && changed.rest.middle - without.rest.middle,
    sentence: scenarioSentence(item, format, today),
  };
}
