import { decimal, type Order } from './orders.ts';
import { delimited, everyOrder, euros, soldEuros, type Shape } from './shape.ts';

const MONTHS = ['January', 'February', 'March'];

/** 12,345.60 with a sign between thousands. */
function grouped(cents: bigint, thousands: string, sign: '.' | ',' = '.'): string {
  const [whole = '', fraction = ''] = decimal(cents < 0n ? -cents : cents).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${sign}${fraction}`;
}

/** Hours and minutes of 12. */
function clock(time: string): string {
  const [hour, minute] = [Number(time.slice(0, 2)), time.slice(3, 5)];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

function dayParts(day: string): { year: string; month: string; date: string } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month, date };
}

/** Two parts of an amount. */
function halves(cents: bigint): [bigint, bigint] {
  return [cents / 2n, cents - cents / 2n];
}

/** An amount as quantity, price and discount. */
function factors({ cents }: Order, index: number): { quantity: bigint; price: bigint; discount: bigint } {
  if (cents < 0n) return { quantity: -1n, price: -cents, discount: 0n };
  const quantity = BigInt(1 + (index % 3));
  const discount = ((quantity - (cents % quantity)) % quantity) + 120n * quantity;
  return { quantity, price: (cents + discount) / quantity, discount };
}

/** Values and rows of other forms. */
export const formShapes: readonly Shape[] = [
  {
    what: 'money as a spreadsheet shows it, AM and PM',
    declared: '`thousands: ","`, `time_format: M/D/YYYY h:mm A`',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents, status }) => {
        const { year, month, date } = dayParts(day);
        const amount = cents < 0n ? `(€${grouped(cents, ',')})` : `€${grouped(cents, ',')}`;
        return [id, `${Number(month)}/${Number(date)}/${year} ${clock(time)}`, amount, status];
      });
      return { 'sheet.csv': delimited([['Order', 'Date', 'Amount', 'Status'], ...rows]) };
    },
    init: ['sheet.csv'],
    holds: euros,
  },
  {
    what: 'years of two digits, spaces between thousands, the minus behind',
    declared: '`thousands: " "`, `decimal: ","`, `time_format: DD.MM.YY HH:mm`',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents, status }) => {
        const { year, month, date } = dayParts(day);
        const amount = `${grouped(cents, '\u00a0', ',')}${cents < 0n ? '-' : ''}`;
        return [id, `${date}.${month}.${year.slice(2)} ${time.slice(0, 5)}`, amount, status];
      });
      return { 'beleg.csv': delimited([['Beleg', 'Datum', 'Betrag (EUR)', 'Status'], ...rows], ';') };
    },
    init: ['beleg.csv'],
    holds: euros,
  },
  {
    what: 'names of months, apostrophes between thousands, codes of currencies before amounts',
    declared: '`thousands: "\'"`, `time_format: D MMM YYYY HH:mm:ss`',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents, status }) => {
        const { year, month, date } = dayParts(day);
        const name = MONTHS[Number(month) - 1] ?? '';
        return [
          id,
          `${Number(date)} ${name} ${year} ${time}`,
          `EUR ${cents < 0n ? '-' : ''}${grouped(cents, "'")}`,
          status,
        ];
      });
      return { 'swiss.csv': delimited([['Order', 'Date', 'Amount', 'Status'], ...rows]) };
    },
    init: ['swiss.csv'],
    holds: euros,
  },
  {
    what: 'milliseconds since 1970, currencies in small letters',
    declared: '`time_format: epoch_ms`',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents, currency, status }) => {
        return [id, String(Date.parse(`${day}T${time}Z`)), decimal(cents), currency.toLowerCase(), status];
      });
      return { 'api.csv': delimited([['id', 'created', 'amount', 'currency', 'status'], ...rows]) };
    },
    init: ['api.csv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'quantity and unit price with a discount; date and time in two columns',
    declared: '`amount: {times: [Qty, Unit Price], less: Discount}`, `ts: {date: Date, time: Time}`',
    files: (orders) => {
      const rows = orders.map((order, index) => {
        const { quantity, price, discount } = factors(order, index);
        return [order.id, order.day, order.time, String(quantity), decimal(price), decimal(discount), order.status];
      });
      const names = ['Order', 'Date', 'Time', 'Qty', 'Unit Price', 'Discount', 'Status'];
      return { 'lines.csv': delimited([names, ...rows]) };
    },
    init: ['lines.csv', '--currency', 'EUR'],
    holds: euros,
  },
  {
    what: 'orders over two rows, the total on the first alone, refunds in a column of their own',
    declared: '`amount_of: order`, `lines: {refund: {less: Refunded Amount}}`',
    files: (orders) => {
      const rows = orders.flatMap(({ id, day, time, cents, currency, status }) => {
        const [sold, back] = cents < 0n ? [0n, -cents] : [cents, 0n];
        const first = [`#${id}`, status, currency, decimal(sold), `${day} ${time} +0000`, 'Hat', decimal(back)];
        return [first, [`#${id}`, '', '', '', `${day} ${time} +0000`, 'Cap', '']];
      });
      const names = ['Name', 'Status', 'Currency', 'Total', 'Created at', 'Item', 'Refunded Amount'];
      return { 'shop.csv': delimited([names, ...rows]) };
    },
    init: ['shop.csv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'amounts in cents',
    declared: '`amount: {plus: amount_cents, in: minor_units}`',
    files: (orders) => {
      const rows = orders.map(({ id, day, time, cents, currency, status }) => [
        ...[id, `${day}T${time}Z`, `${cents}`, currency, status],
      ]);
      return { 'charges.csv': delimited([['id', 'created', 'amount_cents', 'currency', 'status'], ...rows]) };
    },
    init: ['charges.csv', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'merged cells: number, time and status on the first of two rows alone',
    declared: '`fill_down: true`',
    files: (orders) => {
      const rows = orders.flatMap(({ id, day, time, cents, status }) => {
        const [one, other] = halves(cents);
        return [
          [id, `${day} ${time}`, 'Hat', decimal(one), status],
          ['', '', 'Cap', decimal(other), ''],
        ];
      });
      return { 'merged.csv': delimited([['Order', 'Date', 'Item', 'Amount EUR', 'Status'], ...rows]) };
    },
    init: ['merged.csv'],
    holds: euros,
  },
  {
    what: 'no order numbers',
    declared: '`order_id: {each: row}`',
    files: (orders) => {
      const rows = orders.map(({ day, time, customer, cents }) => [`${day} ${time}`, customer, decimal(cents)]);
      return { 'list.csv': delimited([['date', 'client', 'amount_eur'], ...rows]) };
    },
    init: ['list.csv'],
    holds: soldEuros,
  },
];
