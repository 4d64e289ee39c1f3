import { addDays, weekday, type Day } from '../../calendar/day.ts';
import type { FittedModel, History, Model, YearlySeason } from '../model.ts';
import { etsFits } from './ets.ts';
import { growingDoubles } from './growing-array.ts';
import { YEARLY_ETS } from './prophet-ids.ts';
import { seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';

/** A season that was seen twice is believed so much; one that was seen once, of which the trend is a part, not at all. */
const BELIEVED = 0.85;
const YEAR_DAYS = 365;

/**
 * Exponential smoothing of the days without the yearly season that a Prophet fit has found, and forecasts with it: the season is known
 * from all years, the level and the week from the latest days. Without such a season, and where the series is not on logs, it is
 * exponential smoothing.
 *
 * @param fitted the model whose season it is
 */
export function yearlyEts(fitted: Model): Model {
  const fits = (): ((history: History) => FittedModel) => {
    const plain = etsFits();
    let latest: { readonly season: YearlySeason; readonly fit: (history: History) => FittedModel } | null = null;
    return (history) => {
      const season = fitted.fit(history.source ?? history).yearly ?? null;
      const share = season ? BELIEVED * Math.min(1, Math.max(0, season.learnedFromDays / YEAR_DAYS - 1)) : 0;
      const series = seasonalSeries(history);
      if (!season || share === 0 || series.scale !== 'log') return plain(history, series);
      if (latest?.season !== season) latest = { season, fit: fitsWithout((day) => share * season.on(day)) };
      return latest.fit(history);
    };
  };
  return { id: YEARLY_ETS, fit: (history) => fits()(history), incrementalFit: fits };
}

/** Fits to histories on logs without an effect, and forecasts with it. */
function fitsWithout(effect: (day: Day) => number): (history: History) => FittedModel {
  const fit = etsFits();
  const flattened = flattening(effect);
  return (history) => fit(history, flattened(history, seasonalSeries(history)), effect);
}

/** Changes the days of a history that grows once, while the same weekdays are open. */
function flattening(effect: (day: Day) => number): (history: History, series: SeasonalSeries) => SeasonalSeries {
  let values = growingDoubles();
  let days = 0;
  let latest: SeasonalSeries | null = null;
  return ({ start, values: { length } }, series) => {
    if (latest && !latest.isOpen.every((open, on) => open === series.isOpen[on]))
      [values, days] = [growingDoubles(), 0];
    latest = series;
    for (; days < length; days++) {
      const day = addDays(start, days);
      if (series.isOpen[weekday(day)]) values.push((series.values[values.length] ?? 0) - effect(day));
    }
    return { ...series, values: values.first(series.values.length) };
  };
}
