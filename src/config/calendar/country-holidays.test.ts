import { expect, test } from 'vitest';
import { dayFromIso, isoDay } from '../../calendar/day.ts';
import { countryHolidays } from './country-holidays.ts';

async function in2026(country: string, region: string | null = null): Promise<string[]> {
  const rows = await countryHolidays(country, region);
  return rows
    .filter(({ ds }) => ds >= dayFromIso('2026-01-01') && ds <= dayFromIso('2026-12-31'))
    .map(({ ds, holiday }) => `${isoDay(ds)} ${holiday}`);
}

test('Germany has its nine holidays of all states, and two half ones of banks', async () => {
  expect(await in2026('DE')).toEqual([
    "2026-01-01 New Year's Day",
    '2026-04-03 Good Friday',
    '2026-04-06 Easter Monday',
    '2026-05-01 Labour Day',
    '2026-05-14 Ascension Day',
    '2026-05-25 Whit Monday',
    '2026-10-03 National Holiday',
    '2026-12-24 Christmas Eve',
    '2026-12-25 Christmas Day',
    '2026-12-26 Boxing Day',
    "2026-12-31 New Year's Eve",
  ]);
});

test('a region has more, and is known by its code in any case', async () => {
  const added = (await in2026('DE', 'by')).filter((line) => !line.includes('Christmas'));
  expect(added).toContain('2026-01-06 Epiphany');
  expect(added).toContain('2026-06-04 Corpus Christi');
});

test('a feast of several days has a row for each, on the day after the evening on which it begins', async () => {
  const turkey = await in2026('TR');
  expect(turkey.filter((line) => line.includes('Ramadan'))).toEqual([
    '2026-03-20 End of Ramadan (Eid al-Fitr)',
    '2026-03-21 End of Ramadan (Eid al-Fitr)',
    '2026-03-22 End of Ramadan (Eid al-Fitr)',
  ]);
  expect((await in2026('IL')).filter((line) => line.includes('Independence'))).toEqual([
    '2026-04-22 Independence Day (Yom HaAtzmaut)',
  ]);
});

test('where the clocks change in a feast, its days are whole all the same', async () => {
  const days = (await countryHolidays('SA', null)).filter(({ holiday }) => holiday.includes('al-Adha'));
  expect(days.length % 4).toBe(0);
});

test.each([
  ['2002', '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26'],
  ['2011', '01-01 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-25 12-26 12-27'],
  ['2012', '01-01 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26'],
  ['2020', '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-26 12-28'],
  ['2022', '01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27'],
  ['2023', '01-01 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
])(
  'the holidays of England in %s, a year with a holiday of its own, are those of the Python package holidays',
  async (year, dates) => {
    const days = (await countryHolidays('GB', null)).map(({ ds }) => isoDay(ds)).filter((day) => day.startsWith(year));
    // holidays.GB(subdiv='ENG') of version 0.105, which has the same days as we in England, Wales and Northern Ireland from 2000 to 2049.
    expect(days.map((day) => day.slice(5)).join(' ')).toBe(dates);
  },
);

test('the United Kingdom has the holidays of England, and those that were declared for a single year', async () => {
  const days = (await countryHolidays('GB', null)).map(({ ds, holiday }) => `${isoDay(ds)} ${holiday}`);
  // As The London Gazette proclaimed them.
  for (const day of ['2010-08-30 Summer bank holiday', '2011-04-29 Royal wedding', '2012-06-04 Spring bank holiday'])
    expect(days).toContain(day);
  expect(days.filter((day) => day.startsWith('2012-05-28') || day.startsWith('2002-05-27'))).toEqual([]);
  expect(days).toEqual(days.toSorted());
  const scottish = (await countryHolidays('GB', 'SCT')).map(({ ds }) => isoDay(ds));
  expect(scottish).toContain('2011-04-29');
  expect(scottish).not.toContain('2010-08-30');
});
