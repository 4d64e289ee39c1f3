import { addDays } from '../../src/calendar/day.ts';
import { random } from '../../src/demo/chance/random.ts';
import { isRatio } from '../../src/metrics/metric.ts';
import type { Series } from '../../src/metrics/series.ts';
import type { ReplayedSeries } from './replayed.ts';

/** A kind of incident; its size is drawn from the given ones. */
export interface IncidentKind {
  readonly name: string;
  /** Changes of the affected days, as shares. */
  readonly sizes: readonly number[];
  /** How much of the size a day has, by its place after the first. */
  readonly share: (day: number) => number;
  /** The days in which an alert counts. */
  readonly windowDays: number;
}

const first = (days: number) => (day: number) => (day < days ? 1 : 0);

export const INCIDENT_KINDS: readonly IncidentKind[] = [
  { name: 'nothing all day', sizes: [-1], share: first(1), windowDays: 1 },
  { name: 'one day down', sizes: [-0.3, -0.5, -0.7], share: first(1), windowDays: 1 },
  { name: 'one day up', sizes: [0.5, 1, 2], share: first(1), windowDays: 1 },
  { name: 'three days down', sizes: [-0.15, -0.3, -0.5], share: first(3), windowDays: 3 },
  { name: 'a week down', sizes: [-0.2, -0.3, -0.4], share: first(7), windowDays: 7 },
  { name: 'lower for good', sizes: [-0.1, -0.2, -0.3], share: () => 1, windowDays: 21 },
  { name: 'slow decline', sizes: [-0.2, -0.4], share: (day) => Math.min(1, (day + 1) / 20), windowDays: 25 },
];

/** A series with an incident in it. */
export interface PlantedIncident {
  readonly kind: IncidentKind;
  readonly size: number;
  /** The element of its first day. */
  readonly index: number;
  readonly windowDays: number;
  readonly series: Series;
}

/** Several days are judged together from 120 known ones on. */
const LEAST_KNOWN = 130;
const A_SERIES_AND_KIND = 1;
const TRIES = 200;

/** One incident of each kind in a sum of money or a count, on days of trade away from holidays; sizes and dates from the seed. */
export function plantedIncidents({ of, from }: ReplayedSeries, seed: number, stream: number): PlantedIncident[] {
  const { series } = of;
  if (isRatio(series.metric.measure)) return [];
  const draws = random(seed, stream);
  return INCIDENT_KINDS.flatMap((kind) =>
    Array.from({ length: A_SERIES_AND_KIND }).flatMap(() => {
      const size = draws.pick(kind.sizes);
      const low = Math.max(from, LEAST_KNOWN);
      const places = series.values.length - kind.windowDays - 1 - low;
      if (places <= 0) return [];
      for (let tries = 0; tries < TRIES; tries++) {
        const index = low + draws.integer(places);
        if (isOrdinary(of, index))
          return [{ kind, size, index, windowDays: kind.windowDays, series: changed(series, kind, size, index) }];
      }
      return [];
    }),
  );
}

function isOrdinary({ series, holidays }: ReplayedSeries['of'], index: number): boolean {
  const day = addDays(series.start, index);
  return (
    (series.values[index] ?? 0) > 0 &&
    series.closed[index] !== true &&
    !holidays.some(({ ds }) => Math.abs(ds - day) <= 2)
  );
}

/** Sales and the orders behind them change alike. */
function changed(series: Series, { share }: IncidentKind, size: number, index: number): Series {
  const factor = (at: number): number => (at < index ? 1 : 1 + size * share(at - index));
  const isCount = series.metric.unit === 'count';
  const scaled = (value: number | null, at: number): number | null =>
    value === null ? null : isCount ? Math.round(value * factor(at)) : value * factor(at);
  return {
    ...series,
    values: series.values.map(scaled),
    volumes: series.volumes.map((volume, at) => (volume === null ? null : Math.round(volume * factor(at)))),
  };
}
