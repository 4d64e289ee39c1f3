/** Why the ensemble is hardly better than the weekday mean on some sets. */
export const REASONS: readonly (readonly [sets: string, why: string])[] = [
  ['first peak', '330 days of history with one peak near their end: there is no year to know it from'],
  [
    'completejourney',
    'one year of a sample of baskets: noise around a level, which the weekday mean knows; no member is much better',
  ],
  ['nyc_taxi', '215 days: neither a year nor the holidays have been seen'],
  [
    'adventureworks, hotel_bookings',
    'hardly a weekly shape, and noise from day to day: no member alone is clearly better',
  ],
  ['jump, collapse', 'the weeks around the change, of which no method knows before'],
  [
    'flat weeks, skewed',
    'nothing repeats weekly, or a few orders of very different sizes make a day: what is left is noise',
  ],
  ['closing weekdays', 'the first three weeks after a weekday has closed, until that is no accident'],
  ['bikes', 'the second year is unlike the first, so the season of one year misleads'],
  ['cash machines over 0.88', 'noise of single machines: no member alone is better by more than 2 %'],
];
