import { writeFourier } from './fourier.ts';
import type { Mode, SeasonalityOption, Settings } from './options.ts';
import { columnOf, flagsAt, type Times } from './rows.ts';

/** A seasonality as Fourier columns of the design. */
export interface Seasonality {
  readonly kind: 'seasonality';
  readonly name: string;
  readonly periodDays: number;
  readonly order: number;
  readonly priorScale: number;
  readonly mode: Mode;
  /** The column of `conditions` that selects its rows; null: all rows. */
  readonly conditionName: string | null;
}

const DAY_MS = 86_400_000;

/** Prophet's built-in seasonalities. `'auto'` enables one if the history spans `minSpanDays` and has rows closer than `maxGapDays`. */
const AUTOMATIC = [
  { name: 'yearly', periodDays: 365.25, order: 10, minSpanDays: 730, maxGapDays: Infinity },
  { name: 'weekly', periodDays: 7, order: 3, minSpanDays: 14, maxGapDays: 7 },
  { name: 'daily', periodDays: 1, order: 4, minSpanDays: 2, maxGapDays: 1 },
] as const;

/**
 * Returns the seasonalities of a history: the built-in ones by Prophet's rules, then custom ones. A custom seasonality replaces the
 * built-in one of the same name.
 *
 * Deviation from Prophet: the Fourier order is at most a quarter of the number of rows, so that a short history is not interpolated.
 *
 * @param ds epoch milliseconds, ascending
 * @param rows sum of the row weights
 * @source facebook/prophet 1.3, forecaster.py, `set_auto_seasonalities`
 */
export function seasonalities(ds: Float64Array, rows: number, settings: Settings): Seasonality[] {
  const spanDays = ((ds.at(-1) ?? 0) - (ds[0] ?? 0)) / DAY_MS;
  const gapDays = smallestGap(ds) / DAY_MS;
  const maxOrder = Math.floor(rows / 4);
  const defaultScale = settings.seasonality_prior_scale;
  const defaultMode = settings.seasonality_mode;
  const custom = settings.seasonalities.map((season) => {
    const { name, period, fourier_order, condition_name = null } = season;
    const { prior_scale = defaultScale, mode = defaultMode } = season;
    return {
      name,
      periodDays: period,
      order: fourier_order,
      priorScale: prior_scale,
      mode,
      conditionName: condition_name,
    };
  });
  const automatic = AUTOMATIC.filter(({ name }) => !custom.some((season) => season.name === name)).map((season) => {
    const { name, periodDays, minSpanDays, maxGapDays } = season;
    const isEnabled = spanDays >= minSpanDays && gapDays < maxGapDays;
    return {
      name,
      periodDays,
      order: fourierOrder(settings[`${name}_seasonality`], season.order, isEnabled),
      priorScale: defaultScale,
      mode: defaultMode,
      conditionName: null,
    };
  });
  return [...automatic, ...custom].flatMap((season) => {
    const order = Math.min(season.order, maxOrder);
    return order > 0 ? [{ kind: 'seasonality' as const, ...season, order }] : [];
  });
}

/**
 * Writes the columns of a seasonality into `out`, row-major with `stride` elements a row, from column `offset` on; zero where its
 * condition is false.
 *
 * @param rows indices into `times`; `ds` holds their instants
 * @throws RangeError if its condition is missing or not boolean.
 */
export function writeSeasonality(
  { periodDays, order, conditionName }: Seasonality,
  times: Times,
  rows: Int32Array,
  ds: Float64Array,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  writeFourier(ds, periodDays, order, out, offset, stride);
  if (conditionName === null) return;
  const condition = columnOf('condition', conditionName, times.conditions);
  flagsAt(`condition ${conditionName}`, condition, rows).forEach((isActive, row) => {
    const start = row * stride + offset;
    if (!isActive) out.fill(0, start, start + 2 * order);
  });
}

function fourierOrder(option: SeasonalityOption, defaultOrder: number, isEnabled: boolean): number {
  if (option === 'auto') return isEnabled ? defaultOrder : 0;
  if (option === true) return defaultOrder;
  return option === false ? 0 : option;
}

/** Returns the smallest positive time between successive rows; infinite if all rows are simultaneous. */
function smallestGap(ds: Float64Array): number {
  let smallest = Infinity;
  for (let row = 1; row < ds.length; row++) {
    const gap = (ds[row] ?? 0) - (ds[row - 1] ?? 0);
    if (gap > 0 && gap < smallest) smallest = gap;
  }
  return smallest;
}
