import { writeFourier } from './fourier.ts';
import type { Mode, SeasonalityOption, Settings } from './options.ts';
import { flagsAt, type Times } from './rows.ts';

/** A season as columns of the design. */
export interface Seasonality {
  readonly kind: 'seasonality';
  readonly name: string;
  readonly periodDays: number;
  readonly order: number;
  readonly priorScale: number;
  readonly mode: Mode;
  /** The column of conditions that says on which rows it holds; null: on all. */
  readonly conditionName: string | null;
}

const DAY_MS = 86_400_000;

/** A season of Prophet's own, and when `'auto'` switches it on: from a span on, if rows lie closer than `gapUnderDays`. */
const AUTOMATIC = [
  { name: 'yearly', periodDays: 365.25, order: 10, fromSpanDays: 730, gapUnderDays: Infinity },
  { name: 'weekly', periodDays: 7, order: 3, fromSpanDays: 14, gapUnderDays: 7 },
  { name: 'daily', periodDays: 1, order: 4, fromSpanDays: 2, gapUnderDays: 1 },
] as const;

/**
 * The seasons of a history: the automatic ones by Prophet's rules, then those asked for by name, which replace them.
 *
 * Deviation from Prophet: no season has a higher order than a quarter of the rows, so that a short history is not interpolated.
 *
 * @param ds epoch milliseconds, ascending
 * @param rows how many there are, by weight
 * @source facebook/prophet 1.3, forecaster.py, `set_auto_seasonalities`
 */
export function seasonalities(ds: Float64Array, rows: number, settings: Settings): Seasonality[] {
  const spanDays = ((ds.at(-1) ?? 0) - (ds[0] ?? 0)) / DAY_MS;
  const gapDays = smallestGap(ds) / DAY_MS;
  const highestOrder = Math.floor(rows / 4);
  const usual = settings.seasonality_prior_scale;
  const usualMode = settings.seasonality_mode;
  const custom = settings.seasonalities.map((season) => {
    const { name, period, fourier_order, prior_scale = usual, mode = usualMode, condition_name = null } = season;
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
    const { name, periodDays, fromSpanDays, gapUnderDays } = season;
    const fits = spanDays >= fromSpanDays && gapDays < gapUnderDays;
    return {
      name,
      periodDays,
      order: orderAsked(settings[`${name}_seasonality`], season.order, fits),
      priorScale: usual,
      mode: usualMode,
      conditionName: null,
    };
  });
  return [...automatic, ...custom].flatMap((season) => {
    const order = Math.min(season.order, highestOrder);
    return order > 0 ? [{ kind: 'seasonality' as const, ...season, order }] : [];
  });
}

/**
 * Writes the columns of a season, row-major with `stride` elements a row, from `offset` on: zero where its condition does not hold.
 *
 * @param rows the rows of `times` that are wanted, and `ds` their instants
 * @throws RangeError if the column of its condition is missing, or holds anything but true and false.
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
  const condition = times.conditions?.[conditionName];
  if (!condition) throw new RangeError(`condition ${conditionName} is missing`);
  flagsAt(condition, rows).forEach((holds, index) => {
    const at = index * stride + offset;
    if (!holds) out.fill(0, at, at + 2 * order);
  });
}

function orderAsked(option: SeasonalityOption, usual: number, fits: boolean): number {
  if (option === 'auto') return fits ? usual : 0;
  if (option === true) return usual;
  return option === false ? 0 : option;
}

/** The shortest time between two rows that are not simultaneous; infinite if all are. */
function smallestGap(ds: Float64Array): number {
  let smallest = Infinity;
  for (let row = 1; row < ds.length; row++) {
    const gap = (ds[row] ?? 0) - (ds[row - 1] ?? 0);
    if (gap > 0 && gap < smallest) smallest = gap;
  }
  return smallest;
}
