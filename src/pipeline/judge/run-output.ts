import type { Day } from '../../calendar/day.ts';
import type { Expectation } from '../../detect/expectation.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { StoredCombinationWeights } from '../../store/combination-weights/combination-weights.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/cache-row.ts';
import type { StoredForecast } from '../../store/forecasts/save-forecasts.ts';
import type { StoredTotalForecast } from '../../store/total-forecasts/save-total-forecasts.ts';
import type { StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import { storedCache } from './ensemble-cache.ts';
import type { JudgeResult } from './judge-job.ts';
import type { JudgePlan } from './judge-plan.ts';

/** The rows that a run adds to the store. */
export interface RunOutput {
  readonly verdicts: readonly StoredVerdict[];
  readonly forecasts: readonly StoredForecast[];
  readonly totals: readonly StoredTotalForecast[];
  readonly caches: readonly StoredEnsembleCache[];
  readonly combinationWeights: readonly StoredCombinationWeights[];
}

export const NO_OUTPUT: RunOutput = { verdicts: [], forecasts: [], totals: [], caches: [], combinationWeights: [] };

/** The rows of one series. */
export function runOutput(plan: JudgePlan, result: JudgeResult): RunOutput {
  const { metric, slice, modelVersion, versionOn, asOf } = plan.context;
  const key = { metric, slice, versionOn };
  const verdicts = storedVerdicts(plan, result);
  // A verdict on a past day keeps the forecast that it was made with.
  const judged = verdicts.flatMap(({ day, verdict: { expectation } }) =>
    day < asOf && expectation
      ? [{ metric, slice, modelVersion: versionOn(day), day, asOf: day, ...bands(expectation) }]
      : [],
  );
  const judgedDays = new Set(judged.map(({ day }) => day));
  return {
    verdicts,
    forecasts: [...judged, ...issuedForecasts(key, result, judgedDays)],
    totals: result.issued.flatMap(({ asOf: origin, totals }) =>
      totals.map((total) => ({ metric, slice, modelVersion: versionOn(origin), asOf: origin, ...total })),
    ),
    combinationWeights: result.combinationWeights
      ? [{ metric, slice, modelVersion, ...result.combinationWeights }]
      : [],
    caches: result.cache ? [storedCache(plan.job.series, modelVersion, result.cache, plan.job.whole)] : [],
  };
}

function storedVerdicts({ context, job, versions }: JudgePlan, { verdicts }: JudgeResult): StoredVerdict[] {
  const { metric, slice, ruleHash, versionOn, asOf } = context;
  return job.due.flatMap(({ day }, index) => {
    const verdict = verdicts[index];
    const valueVersion = versions[index] ?? null;
    const madeFrom = { ruleHash, modelVersion: versionOn(day), valueVersion, reconstructed: day < asOf - 1 };
    return verdict ? [{ metric, slice, day, verdict, ...madeFrom }] : [];
  });
}

/** The forecast of a day from its own origin is that of its verdict, where it has one. */
function issuedForecasts(
  { metric, slice, versionOn }: Pick<JudgePlan['context'], 'metric' | 'slice' | 'versionOn'>,
  { issued }: JudgeResult,
  judgedDays: ReadonlySet<Day>,
): StoredForecast[] {
  return issued.flatMap(({ asOf: origin, points }) =>
    points
      .filter(({ day }) => day > origin || !judgedDays.has(day))
      .map((point) => {
        return { metric, slice, modelVersion: versionOn(origin), day: point.day, asOf: origin, ...bands(point) };
      }),
  );
}

function bands({
  yhat,
  yhat_lower,
  yhat_upper,
  intervals,
}: Expectation | ForecastPoint): Pick<StoredForecast, 'yhat' | 'yhat_lower' | 'yhat_upper' | 'intervals'> {
  return { yhat, yhat_lower, yhat_upper, intervals };
}
