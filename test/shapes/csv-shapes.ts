import { gzipSync } from 'node:zlib';
import { decimal, type Order } from './orders.ts';
import { delimited, everyOrder, euros, soldEuros, type Shape } from './shape.ts';

const NAMES = ['order_id', 'created_at', 'customer', 'amount', 'currency', 'status'];
const GERMAN = ['Belegnr', 'Datum', 'Kunde', 'Betrag (EUR)', 'Status'];

function plainRow({ id, day, time, customer, cents, currency, status }: Order): string[] {
  return [id, `${day}T${time}Z`, customer, decimal(cents), currency, status];
}

function plain(orders: readonly Order[], delimiter = ','): string {
  return delimited([NAMES, ...orders.map(plainRow)], delimiter);
}

function germanDay(day: string): string {
  return day.split('-').toReversed().join('.');
}

function german(orders: readonly Order[]): string[][] {
  const rows = orders.map(({ id, day, time, customer, cents, status }) => {
    return [id, `${germanDay(day)} ${time.slice(0, 5)}`, customer, decimal(cents, ','), status];
  });
  return [GERMAN, ...rows];
}

/** One byte a character: what windows-1252 has for the letters of the customers. */
function singleBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function daysAlone(orders: readonly Order[]): string[][] {
  return orders.map(({ id, day, cents }) => [id, day, decimal(cents)]);
}

/** Text files with a delimiter. */
export const csvShapes: readonly Shape[] = [
  {
    what: 'CSV with commas, ISO times in UTC, two currencies',
    declared: 'the columns',
    files: (orders) => ({ 'orders.csv': plain(orders) }),
    init: ['orders.csv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'semicolons, a decimal comma, German names and times',
    declared: '`delimiter: ";"`, `decimal: ","`, `time_format: DD.MM.YYYY HH:mm`',
    files: (orders) => ({ 'verkauf.csv': delimited(german(orders), ';', '\r\n') }),
    init: ['verkauf.csv'],
    holds: euros,
  },
  {
    what: 'tabs',
    declared: '`delimiter: "\\t"`',
    files: (orders) => ({ 'orders.tsv': plain(orders, '\t') }),
    init: ['orders.tsv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'pipes, gzipped',
    declared: 'the pipe as `delimiter`',
    files: (orders) => ({ 'orders.txt.gz': gzipSync(plain(orders, '|')) }),
    init: ['orders.txt.gz', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'days as MM/DD/YYYY, no status',
    declared: '`time_format: MM/DD/YYYY`, `date_only: true`',
    files: (orders) => {
      const rows = orders.map(({ id, day, cents }) => [
        id,
        day.replace(/(....)-(..)-(..)/, '$2/$3/$1'),
        decimal(cents),
      ]);
      return { 'us.csv': delimited([['Order', 'Date', 'Total EUR'], ...rows]) };
    },
    init: ['us.csv'],
    holds: soldEuros,
  },
  {
    what: 'the zone of the times in the name of their column',
    declared: '`zone: UTC` of the source',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents }) => [id, `${day} ${time}`, decimal(cents)]);
      return { 'payments.csv': delimited([['id', 'Created date (UTC)', 'Amount EUR'], ...rows]) };
    },
    init: ['payments.csv'],
    holds: soldEuros,
  },
  {
    what: 'titles above the header',
    declared: '`header_row: 4`',
    files: (orders) => ({
      'report.csv': `Sales report,,\nMarch 2024,,\n\n${delimited([['order_id', 'date', 'amount_eur'], ...daysAlone(orders)])}`,
    }),
    init: ['report.csv'],
    holds: soldEuros,
  },
  {
    what: 'a total below the rows',
    declared: '`footer_rows: 1`',
    files: (orders) => {
      const total = decimal(orders.reduce((sum, { cents }) => sum + cents, 0n));
      return {
        'sales.csv': delimited([['order_id', 'date', 'amount_eur'], ...daysAlone(orders), ['Total', '', total]]),
      };
    },
    init: ['sales.csv'],
    holds: soldEuros,
  },
  {
    what: 'Excel’s CSV: `sep=;`, windows-1252, empty columns and lines at the end',
    declared: '`header_row: 2`, `encoding: windows-1252`',
    files: (orders) => {
      const rows = german(orders).map((row) => [...row, '', '']);
      return { 'excel.csv': singleBytes(`sep=;\r\n${delimited(rows, ';', '\r\n')};;;;;;\r\n;;;;;;\r\n`) };
    },
    init: ['excel.csv'],
    holds: euros,
  },
  {
    what: 'Excel’s Unicode text: UTF-16 with tabs',
    declared: '`encoding: utf-16le`, `delimiter: "\\t"`',
    files: (orders) => ({ 'unicode.txt': Buffer.from(`\ufeff${delimited(german(orders), '\t', '\r\n')}`, 'utf16le') }),
    init: ['unicode.txt'],
    holds: euros,
  },
  {
    what: 'several exports in one file: headers and blank lines between the rows',
    declared: 'nothing: a row that repeats the header is none',
    files: (orders) => {
      const parts = [orders.slice(0, 200), orders.slice(200, 300), orders.slice(300)];
      return { 'all.csv': parts.map((part) => `\ufeff${plain(part)}`).join('\n') };
    },
    init: ['all.csv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'a folder with a file for each part of the period',
    declared: '`path: exports/orders-*.csv`',
    files: (orders) => ({
      'exports/orders-1.csv': plain(orders.slice(0, 150)),
      'exports/orders-2.csv': plain(orders.slice(150, 420)),
      'exports/orders-3.csv': plain(orders.slice(420)),
    }),
    init: ['exports', '--currency', 'EUR'],
    holds: everyOrder,
  },
];
