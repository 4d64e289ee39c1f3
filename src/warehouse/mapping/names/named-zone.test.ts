import { expect, test } from 'vitest';
import { namedZone } from './named-zone.ts';

test.each([
  ['Created date (UTC)', 'UTC'],
  ['Created (GMT)', 'UTC'],
  ['created_at_utc', 'UTC'],
  ['UTC time', 'UTC'],
  ['Time (GMT+02:00)', 'Etc/GMT-2'],
  ['Time (UTC-5)', 'Etc/GMT+5'],
  ['Date +0530', 'Asia/Kolkata'],
  ['Date (+02:00)', 'Etc/GMT-2'],
  ['Time [CET]', 'Europe/Brussels'],
  ['Paid at EST', 'America/New_York'],
  ['PST Date', 'America/Los_Angeles'],
  ['Date (Eastern Time)', 'America/New_York'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['Дата (МСК)', 'Europe/Moscow'],
  ['ts (-03:30)', 'America/St_Johns'],
  ['ts (UTC−09:30)', 'Pacific/Marquesas'],
  ['ts (+10:30)', 'Australia/Lord_Howe'],
  ['Datum (MEZ)', 'Europe/Berlin'],
  ['Date (America/New_York)', 'America/New_York'],
  ['Date (America/Argentina/Buenos_Aires)', 'America/Argentina/Buenos_Aires'],
])('the times of %s are of %s', (name, zone) => {
  expect(namedZone(name)?.zone).toBe(zone);
});

test.each([
  'Date',
  'Order Date/Time',
  'created_at',
  'ts',
  'Best before',
  'order-date',
  'Date 2024-03',
  'et',
  'Bestelldatum',
])('the name %s gives no zone', (name) => {
  expect(namedZone(name)).toBeNull();
});
