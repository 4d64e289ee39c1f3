import type { EventKind } from './events.ts';

const until = (days: number, factor: number) => (day: number) => (day < days ? factor : 1);

/** What the outlier screen must get over: outages, and levels that have changed for good. */
export const SCREEN_EVENTS: readonly EventKind[] = [
  ...[2, 3, 4, 7].map((days) => ({
    name: `nothing for ${days} days`,
    factor: until(days, 0),
    windowDays: days,
    lasts: days,
    side: 'below' as const,
  })),
  { name: 'half for good', factor: () => 0.5, windowDays: 21, lasts: null, side: 'below' },
  { name: 'twice for good', factor: () => 2, windowDays: 21, lasts: null, side: 'above' },
];
