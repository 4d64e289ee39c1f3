import type { Day } from '../calendar/day.ts';
import type { LevelChange } from '../metrics/level-change.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Source } from '../warehouse/source.ts';
import type { HomeCountry } from './calendar/home-country.ts';
import type { CalendarRow } from '../calendar/calendar-row.ts';

/** What is watched, as its owner declared it. */
export interface Business {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  /** Whose separators numbers have: BCP 47, such as `de-DE`. */
  readonly locale: string;
  /** How long after a day has ended its rows may still arrive. */
  readonly graceMs: number;
  readonly sources: readonly Source[];
  readonly metrics: readonly Metric[];
  /** Days declared closed. */
  readonly closures: ReadonlySet<Day>;
  /** Dates that no clock of the zone showed; closures too. */
  readonly skippedDays: ReadonlySet<Day>;
  /** Holidays and events, known ahead, by day: what is forecast takes them into account. */
  readonly holidays: readonly CalendarRow[];
  /** The country whose holidays these are because the config names none. */
  readonly homeCountry?: HomeCountry | null;
  /** Levels that feedback has confirmed as the new normal; none in a config. */
  readonly levelChanges?: readonly LevelChange[];
  /** How many days are judged, back from the last closed one. */
  readonly judgedDays: number;
  /** How many days ahead are forecast. */
  readonly horizonDays: number;
  /** The levels of the forecast intervals, each over 0 and under 1; 0.8 among them. */
  readonly intervalLevels: readonly number[];
}
