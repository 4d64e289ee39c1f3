import { writeHolidays, type Holidays } from './holidays.ts';
import { regressorColumn, type ScaledRegressor } from './regressors.ts';
import type { Times } from './rows.ts';
import { writeSeasonality, type Seasonality } from './seasonalities.ts';

/** A model component that adds columns with normal priors to the design. */
export type Feature = Seasonality | Holidays | ScaledRegressor;

/** Returns the number of columns of a feature. */
export function width(feature: Feature): number {
  switch (feature.kind) {
    case 'seasonality':
      return 2 * feature.order;
    case 'holidays':
      return feature.priorScales.length;
    case 'regressor':
      return 1;
  }
}

/** Returns the prior standard deviation of each column of a feature. */
export function priorScales(feature: Feature): readonly number[] {
  if (feature.kind === 'holidays') return feature.priorScales;
  return Array.from({ length: width(feature) }, () => feature.priorScale);
}

/**
 * Writes the columns of a feature into `out`.
 *
 * @param rows indices into `times`; `ds` holds their instants
 * @param out row-major, `stride` elements a row; the `width(feature)` columns from `offset` on must be zero where the feature is holidays,
 * others are overwritten
 */
export function writeFeature(
  feature: Feature,
  times: Times,
  rows: Int32Array,
  ds: Float64Array,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  switch (feature.kind) {
    case 'seasonality':
      return writeSeasonality(feature, times, rows, ds, out, offset, stride);
    case 'holidays':
      return writeHolidays(ds, feature, out, offset, stride);
    case 'regressor':
      regressorColumn(times, rows, feature.name).forEach((value, row) => {
        out[row * stride + offset] = (value - feature.mean) / feature.scale;
      });
  }
}
