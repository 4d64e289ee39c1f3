import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { HOLIDAY_COUNTRIES, homeCountry } from './home-country.ts';

test.each([
  ['Europe/Berlin', 'EUR', 'DE by zone'],
  ['Europe/Zagreb', 'EUR', 'HR by zone'],
  ['Asia/Kolkata', 'INR', 'IN by zone'],
  ['Europe/Zurich', 'CHF', 'CH by zone'],
  ['America/Argentina/Buenos_Aires', 'ARS', 'AR by zone'],
  ['UTC', 'GBP', 'GB by currency'],
  ['Etc/GMT+5', 'USD', 'US by currency'],
])('a machine in %s with amounts in %s: %s', (zone, currency, words) => {
  const found = homeCountry(zone, false, currency);
  expect(`${found?.country} by ${found?.by}`).toBe(words);
});

test('a declared zone decides before the currency; that of the machine only where the currency agrees', () => {
  expect(homeCountry('Europe/Berlin', true, 'GBP')).toEqual({ country: 'DE', by: 'zone' });
  expect(homeCountry('Europe/Berlin', false, 'GBP')).toEqual({ country: 'GB', by: 'currency' });
});

test('euros alone tell no country, nor does a zone whose country pays otherwise', () => {
  expect(homeCountry('UTC', true, 'EUR')).toBeNull();
  expect(homeCountry('America/New_York', false, 'EUR')).toBeNull();
});

test('the countries are those of date-holidays', () => {
  expect(HOLIDAY_COUNTRIES).toEqual(Object.keys(new Holidays().getCountries('en')));
});
