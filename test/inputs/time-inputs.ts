import { lines, type Input } from './input.ts';

const EUR = { currency: 'EUR' };
const USD = { currency: 'USD' };

function timed(
  what: string,
  header: string,
  first: string,
  second: string,
  flags: Input['flags'] = EUR,
  file = 'orders.csv',
): Input {
  return {
    what,
    file,
    content: lines(`order_id;${header};amount`, `1;${first};10.00`, `2;${second};2.50`),
    flags,
    totals: [`2024-03-05 ${flags.currency ?? 'EUR'} 10.00 0.00 1`, `2024-03-18 ${flags.currency ?? 'EUR'} 2.50 0.00 1`],
  };
}

/** Times in the forms of many places; the first order is of 5 March 2024, the second of the 18th. */
export const timeForms: readonly Input[] = [
  timed('two-digit years, American', 'date', '03/05/24 08:46', '03/18/24 09:10', USD),
  timed('two-digit years, British', 'date', '05/03/24 08:46', '18/03/24 09:10', {
    currency: 'GBP',
    timeFormat: 'DD/MM/YY HH:mm',
  }),
  timed('times of full hours alone', 'date', '2024-03-05 08:00:00', '2024-03-18 12:00:00'),
  timed('two-digit years, American, without zeros, AM and PM', 'date', '3/5/24 8:46 AM', '3/18/24 12:10 PM', USD),
  timed('AM and PM without a space, in lower case', 'date', '03/05/2024 08:46am', '03/18/2024 12:10pm', USD),
  timed('a. m. with dots as Mexico writes it', 'fecha', '05/03/2024 08:46 a. m.', '18/03/2024 12:10 p. m.', {
    currency: 'MXN',
  }),
  timed('names of months in English', 'date', 'Mar 5, 2024', 'Mar 18, 2024'),
  timed('names of months in English, with weekday', 'date', 'Tuesday, March 5, 2024', 'Monday, March 18, 2024'),
  timed('names of months in German', 'Datum', '5. März 2024', '18. März 2024'),
  timed('names of months in French', 'date', '5 mars 2024', '18 mars 2024'),
  timed('names of months in Spanish', 'fecha', '5 de marzo de 2024', '18 de marzo de 2024'),
  timed('names of months in Polish', 'date', '5 marca 2024', '18 marca 2024'),
  timed('names of months in Dutch', 'datum', '5 maart 2024', '18 maart 2024'),
  timed('names of months in Russian', 'date', '5 марта 2024', '18 марта 2024'),
  timed('a month of three letters, as Oracle writes it', 'date', '05-MAR-24', '18-MAR-24'),
  timed('seconds since 1970', 'timestamp', '1709596800', '1710754200'),
  timed('milliseconds since 1970', 'created_at', '1709596800000', '1710754200000'),
  timed('a spreadsheet’s count of days', 'date', '45356.365', '45369.5'),
  timed('a spreadsheet’s count of whole days', 'date', '45356', '45369'),
  timed('ISO with a Z and fractions', 'ts', '2024-03-05T08:46:00.123456Z', '2024-03-18T09:10:00.000001Z'),
  timed(
    'RFC 2822, as an HTTP log has it',
    'date',
    'Tue, 05 Mar 2024 08:46:00 +0000',
    'Mon, 18 Mar 2024 09:10:00 +0000',
  ),
  timed('as a web server logs it', 'time', '05/Mar/2024:08:46:00 +0000', '18/Mar/2024:09:10:00 +0000'),
  timed('as JavaScript writes it', 'date', 'Tue Mar 05 2024 08:46:00 GMT+0000', 'Mon Mar 18 2024 09:10:00 GMT+0000'),
  timed('as C and Python write it', 'date', 'Tue Mar  5 08:46:00 2024', 'Mon Mar 18 09:10:00 2024'),
  timed('compact', 'date', '20240305', '20240318'),
  timed('compact with time', 'timestamp', '20240305084600', '20240318091000'),
  timed('compact with time, under a short name', 'trx_dt', '20240305084600', '20240318091000'),
  timed('a point in the time of day, as in Norwegian', 'dato', '05.03.2024 kl. 08.46', '18.03.2024 kl. 09.10'),
  timed('ISO basic format', 'timestamp', '20240305T084600Z', '20240318T091000Z'),
  timed('a Hungarian date', 'datum', '2024. 03. 05.', '2024. 03. 18.'),
  timed('a Korean date', 'date', '2024. 3. 5 오전 8:46:00', '2024. 3. 18 오후 12:10:00'),
  timed('Chinese and Japanese dates', '日付', '2024年3月5日', '2024年3月18日'),
  timed('a Dutch date', 'datum', '5-3-2024 08:46', '18-3-2024 09:10'),
  timed('a Swedish time with dots', 'datum', '2024-03-05 08.46', '2024-03-18 09.10'),
  timed('a Finnish time', 'date', '5.3.2024 klo 8.46', '18.3.2024 klo 9.10'),
  timed('a German time with Uhr', 'Datum', '05.03.2024, 08:46 Uhr', '18.03.2024, 09:10 Uhr'),
  timed(
    'a time with its zone’s name',
    'date',
    '2024-03-05 08:46:00 America/New_York',
    '2024-03-18 09:10:00 America/New_York',
  ),
  timed('a time with T and no seconds, with an offset', 'date', '2024-03-05T08:46+01:00', '2024-03-18T09:10+01:00'),
  timed('a time with a comma for fractions', 'date', '2024-03-05 08:46:00,123', '2024-03-18 09:10:00,456'),
  timed('year first with slashes', 'date', '2024/03/05 08:46', '2024/03/18 09:10'),
  timed('French hours', 'date', '05/03/2024 08h46', '18/03/2024 09h10'),
  timed('a Japanese time', '日時', '2024年3月5日 8:46', '2024年3月18日 9:10'),
  timed('two columns, the time without seconds', 'date;time', '05.03.2024;8:46', '18.03.2024;9:10'),
];
