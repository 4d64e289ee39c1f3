import { expect, test } from 'vitest';
import { isoDay } from '../../calendar/day.ts';
import { shoppingDays } from './shopping-days.ts';

/** The first day of each stretch of consecutive days. */
async function firsts(id: string, country: string | null = null): Promise<string[]> {
  const days = (await shoppingDays([id], country)).map(({ ds }) => ds);
  return days.filter((day) => !days.some((other) => other === day - 1)).map(isoDay);
}

// Dates as newspapers, the Office of Personnel Management and the Umm al-Qura calendar had or announced them.
test.each([
  [
    'black_friday',
    null,
    ['2019-11-29', '2020-11-27', '2021-11-26', '2022-11-25', '2023-11-24', '2024-11-29', '2028-11-24'],
  ],
  ['cyber_monday', null, ['2019-12-02', '2022-11-28', '2024-12-02']],
  ['singles_day', null, ['2024-11-11']],
  ['mothers_day', 'US', ['2023-05-14', '2024-05-12', '2026-05-10']],
  ['mothers_day', 'DE', ['2023-05-14', '2024-05-12']],
  ['mothers_day', 'GB', ['2022-03-27', '2023-03-19', '2024-03-10', '2025-03-30']],
  ['mothers_day', 'FR', ['2023-06-04', '2024-05-26', '2025-05-25']],
  ['mothers_day', 'PT', ['2023-05-07', '2024-05-05']],
  ['fathers_day', 'US', ['2023-06-18', '2024-06-16']],
  ['valentines_day', null, ['2024-02-14']],
  ['halloween', null, ['2024-10-31']],
  ['golden_week', null, ['2024-10-01']],
  [
    'lunar_new_year',
    null,
    [
      ...['2015-02-19', '2016-02-08', '2017-01-28', '2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12'],
      ...['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26'],
    ],
  ],
  ['ramadan', null, ['2021-04-13', '2022-04-02', '2023-03-23', '2024-03-11', '2025-03-01', '2026-02-18', '2030-12-26']],
])('%s (%s)', async (id, country, published) => {
  expect(await firsts(id, country)).toEqual(expect.arrayContaining(published));
});

test('Diwali is within a day of the holidays of India, and mostly the same', async () => {
  const india = [
    ...['2001-11-14', '2002-11-04', '2003-10-25', '2004-11-12', '2005-11-01', '2006-10-21', '2007-11-09', '2008-10-28'],
    ...['2009-10-17', '2010-11-05', '2011-10-26', '2012-11-13', '2013-11-03', '2014-10-23', '2015-11-11', '2016-10-30'],
    ...['2017-10-19', '2018-11-07', '2019-10-27', '2020-11-14', '2021-11-04', '2022-10-24', '2023-11-12', '2024-10-31'],
    ...['2025-10-20', '2026-11-08'],
  ];
  const ours = await shoppingDays(['diwali'], null);
  const differences = india.map((iso) =>
    Math.abs(Date.parse(iso) / 86_400_000 - (ours.find(({ ds }) => isoDay(ds).startsWith(iso.slice(0, 4)))?.ds ?? 0)),
  );
  expect(Math.max(...differences)).toBe(1);
  expect(differences.filter((days) => days > 0).length).toBeLessThanOrEqual(3);
  expect(ours).toHaveLength(50);
});

test('each year has each day, and a month of fasting 29 or 30 of them', async () => {
  for (const id of ['black_friday', 'lunar_new_year', 'mothers_day']) expect(await firsts(id)).toHaveLength(50);
  const fasting = await shoppingDays(['ramadan'], null);
  expect(fasting.length / (await firsts('ramadan')).length).toBeCloseTo(29.53, 0);
});
