import type { EnsembleCache } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { seriesRolling } from '../../src/pipeline/judge/judge-series.ts';
import { codeDigest, kept } from '../shared/kept.ts';
import type { ShopSeries } from './load-shop.ts';

const FORECASTING_CODE = codeDigest(['src/forecast', 'src/calendar', 'src/stats']);
const COLLECTED_EVERY = 100;

/** The forecasts of all days from element `from` on; those of the days before may be given. */
export async function forecastsOf(of: ShopSeries, from: number, warm?: EnsembleCache): Promise<EnsembleCache> {
  const { series, holidays } = of;
  const { metric: _metric, ...values } = series;
  return kept(['forecasts', FORECASTING_CODE, values, holidays, from], () => collected(of, from, warm));
}

/** One rolling forecast keeps the origins of its last months: those of all days are collected on the way. */
function collected({ series, holidays }: ShopSeries, from: number, warm?: EnsembleCache): EnsembleCache {
  const rolling = seriesRolling(series, holidays, warm);
  const ahead = new Map(warm?.ahead);
  let weights: EnsembleCache['weights'] = [];
  const to = series.values.length;
  for (let day = from; day < to; day++) {
    rolling.yhat(day);
    if (day % COLLECTED_EVERY !== 0 && day < to - 1) continue;
    const cache = rolling.cache(day);
    for (const [origin, forecasts] of cache.ahead) ahead.set(origin, forecasts);
    weights = cache.weights;
  }
  return { ahead: [...ahead], weights };
}

/** The forecasts that are known at a day. */
export function knownAt({ ahead }: EnsembleCache, day: number): EnsembleCache {
  return { ahead: ahead.filter(([origin]) => origin <= day), weights: [] };
}
