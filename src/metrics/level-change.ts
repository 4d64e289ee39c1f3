import { addDays, type Day } from '../calendar/day.ts';
import type { Series } from './series.ts';

/** A level of a series that a person has confirmed as the new normal. */
export interface LevelChange {
  readonly metric: string;
  /** `dim=value`, or empty for the whole metric. */
  readonly slice: string;
  /** The first day at the new level. */
  readonly from: Day;
  /** The first day that is forecast and judged by it: the day after the last one that was judged when it was confirmed. */
  readonly knownFrom: Day;
  /** What the values of earlier days are multiplied by; 1 takes back what was confirmed of the same incident before. */
  readonly factor: number;
  /** The incident that it was confirmed of, and by whom it was confirmed or taken back. */
  readonly incident: string;
  readonly by: string;
}

/** The level changes of a series that were known on a day, in the order in which they became known. */
export function levelChangesOf(
  all: readonly LevelChange[],
  { metric, slice }: Pick<LevelChange, 'metric' | 'slice'>,
  on?: Day,
): LevelChange[] {
  return all
    .filter((one) => one.metric === metric && one.slice === slice && (on === undefined || one.knownFrom <= on))
    .toSorted((a, b) => a.knownFrom - b.knownFrom);
}

/** The changes that hold: of those that were confirmed of one incident the last, unless it was taken back. @param changes in their order */
export function levelsInForce<Change extends Pick<LevelChange, 'factor' | 'incident'>>(
  changes: readonly Change[],
): Change[] {
  const last = new Map(changes.map((change) => [change.incident, change]));
  return changes.filter((change) => last.get(change.incident) === change && change.factor !== 1);
}

/**
 * The series as it would have been at its new levels: the values before each change are multiplied by its factor, a share at most to 1,
 * and so are the orders behind a sum of money. Later days stay as they are.
 */
export function atNewLevels(
  series: Series,
  changes: readonly Pick<LevelChange, 'from' | 'factor' | 'incident'>[],
): Series {
  return levelsInForce(changes).reduce(atNewLevel, series);
}

function atNewLevel(series: Series, { from, factor }: Pick<LevelChange, 'from' | 'factor'>): Series {
  const { start, metric } = series;
  const most = metric.unit === 'share' ? 1 : Infinity;
  const scaled = (value: number | null, index: number): number | null =>
    value === null || addDays(start, index) >= from ? value : value * factor;
  return {
    ...series,
    values: series.values.map((value, index) => {
      const moved = scaled(value, index);
      return moved === null || value === null || moved === value ? value : Math.min(moved, Math.max(most, value));
    }),
    volumes: metric.countedBy === undefined ? series.volumes : series.volumes.map(scaled),
  };
}
