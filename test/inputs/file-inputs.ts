import { gzipSync } from 'node:zlib';
import { sheetRow, workbookOf } from '../fixtures/workbook-of.ts';
import { zipOf } from '../fixtures/zip-of.ts';
import { lines, type Input, type RefusedInput } from './input.ts';

const EUR = { currency: 'EUR' };
/** What each of these files comes to. */
const TOTALS = ['2024-01-31 EUR 10.00 0.00 1', '2024-02-01 EUR -2.50 -2.50 0', '2024-02-02 EUR 20.00 0.00 1'];
const ROWS = ['1,2024-01-31,10.00', '2,2024-02-01,-2.50', '3,2024-02-02,20.00'];
const TABLE = lines('order_id,date,amount', ...ROWS);
/** The table as two files. */
const JOINED = [ROWS.slice(0, 1), ROWS.slice(1)].map((rows) => lines('order_id,date,amount', ...rows));
const SEMI = lines('Bestellnr;Datum;Betrag', '1;31.01.2024;10,00', '2;01.02.2024;-2,50', '3;02.02.2024;20,00');

function file(what: string, name: string, content: string | Uint8Array, flags: Input['flags'] = EUR): Input {
  return { what, file: name, content, flags, totals: TOTALS };
}

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

/** Rows around the table: titles, totals, blank lines. */
export const rowsAround: readonly Input[] = [
  file(
    'titles with commas as wide as the table',
    'report.csv',
    `Sales report,,\nFrom,2024-01-01,to 2024-02-29\n,,\n${TABLE}`,
  ),
  file(
    'titles of key and value',
    'report.csv',
    `Store:,Berlin\nPeriod:,"Jan 1, 2024 - Feb 29, 2024"\nCurrency:,EUR\n\n${TABLE}`,
  ),
  file('a comment sign before titles', 'report.csv', `# exported 2024-03-01\n# by ann\n${TABLE}`),
  file('a title and a total in German', 'bericht.csv', `Umsatzbericht\n\n${SEMI}Summe;;27,50\n`),
  file('a total below a blank line', 'report.csv', `${TABLE}\nTotal,,27.50\n`),
  file('a count of rows at the end', 'report.csv', `${TABLE}\n3 rows\n`),
  file('as psql prints it', 'query.csv', `${TABLE}(3 rows)\n`),
  file(
    'subtotals at the end and a signature',
    'report.csv',
    `${TABLE},,\nSubtotal,,27.50\nTax,,0.00\nTotal,,27.50\nPrinted by till 4,,\n`,
  ),
  file(
    'a header that repeats on each page',
    'report.csv',
    `order_id,date,amount\n${ROWS[0]}\norder_id,date,amount\n${ROWS[1]}\n${ROWS[2]}\n`,
  ),
  file(
    'dashes below the header, as SQL Server prints it',
    'report.csv',
    `order_id,date,amount\n--------,----------,------\n${ROWS.join('\n')}\n\n(3 rows affected)\n`,
  ),
];

/** Delimiters, quotes, line ends and encodings. */
export const textForms: readonly Input[] = [
  file('a mark of the encoding, CRLF', 'orders.csv', `\ufeff${TABLE.replaceAll('\n', '\r\n')}`),
  file('all values in quotes', 'orders.csv', TABLE.replace(/[^,\n]+/g, '"$&"')),
  file('spaces behind commas', 'orders.csv', TABLE.replaceAll(',', ', ')),
  file('carets between values', 'orders.txt', TABLE.replaceAll(',', '^')),
  file('tildes between values', 'orders.txt', TABLE.replaceAll(',', '~')),
  file('colons between values', 'orders.txt', TABLE.replaceAll(',', ':'), { ...EUR, delimiter: ':' }),
  file('sep=; in UTF-16', 'orders.csv', Buffer.from(`\ufeffsep=;\r\n${SEMI.replaceAll('\n', '\r\n')}`, 'utf16le')),
  file('UTF-16 with the high byte first', 'orders.csv', utf16be(SEMI)),
  file('UTF-16 without a mark', 'orders.csv', Buffer.from(SEMI, 'utf16le')),
  file(
    'Latin letters of one byte',
    'auftraege.csv',
    Buffer.from(
      lines(
        'Auftragsnr;Datum;Käufer;Betrag',
        '1;31.01.2024;Müller;10,00',
        '2;01.02.2024;Größe;-2,50',
        '3;02.02.2024;Zoë;20,00',
      ),
      'latin1',
    ),
  ),
  file(
    'Cyrillic letters of one byte',
    'заказы.csv',
    cp1251(lines('Номер заказа;Дата;Сумма', '1;31.01.2024;10,00', '2;01.02.2024;-2,50', '3;02.02.2024;20,00')),
    { ...EUR, encoding: 'windows-1251' },
  ),
  file(
    'Russian names of columns',
    'orders.csv',
    lines('Номер заказа;Дата;Сумма', '1;31.01.2024;10,00', '2;01.02.2024;-2,50', '3;02.02.2024;20,00'),
  ),
  file('Chinese names of columns', 'orders.csv', lines('订单号,日期,金额', ...ROWS)),
  file('Japanese names of columns', 'orders.csv', lines('注文番号,注文日,金額', ...ROWS)),
  file('Portuguese names of columns', 'orders.csv', lines('Nº do pedido,Data,Valor', ...ROWS)),
  file(
    'Polish names of columns',
    'orders.csv',
    lines('Numer zamówienia;Data;Kwota', '1;31.01.2024;10,00', '2;01.02.2024;-2,50', '3;02.02.2024;20,00'),
  ),
  file(
    'Turkish names of columns',
    'orders.csv',
    lines('Sipariş No;Tarih;Tutar', '1;31.01.2024;10,00', '2;01.02.2024;-2,50', '3;02.02.2024;20,00'),
  ),
  file(
    'Dutch names of columns',
    'orders.csv',
    lines('Ordernummer;Datum;Bedrag', '1;31-01-2024;10,00', '2;01-02-2024;-2,50', '3;02-02-2024;20,00'),
  ),
  file(
    'Italian names of columns',
    'orders.csv',
    lines('Numero ordine;Data ordine;Totale', '1;31/01/2024;10,00', '2;01/02/2024;-2,50', '3;02/02/2024;20,00'),
  ),
  file(
    'Swedish names of columns',
    'orders.csv',
    lines('Ordernummer;Datum;Belopp', '1;2024-01-31;10,00', '2;2024-02-01;-2,50', '3;2024-02-02;20,00'),
  ),
  file('names in capitals with dots', 'orders.csv', lines('ORDER.ID,ORDER.DATE,TOTAL.AMOUNT', ...ROWS)),
  file('a mark of the encoding between two files', 'orders.csv', `\ufeff${JOINED.join('\ufeff')}`),
  file(
    'a mark of the encoding between two files with all values in quotes',
    'orders.csv',
    `\ufeff${JOINED.join('\ufeff')}`.replace(/[^,\n\ufeff]+/g, '"$&"'),
  ),
  file(
    'a mark of the encoding between files of semicolons and CRLF',
    'orders.csv',
    `\ufeff${JOINED.join('\ufeff')}`.replaceAll(',', ';').replaceAll('\n', '\r\n'),
  ),
  file(
    'a table of Markdown',
    'orders.md',
    lines(
      '| order_id | date | amount |',
      '|---|:---:|---:|',
      ...ROWS.map((row) => `| ${row.replaceAll(',', ' | ')} |`),
    ),
  ),
  file(
    'an unnamed first column of row numbers, as pandas writes it',
    'orders.csv',
    lines(',order_id,date,amount', ...ROWS.map((row, index) => `${index},${row}`)),
  ),
  file(
    'empty columns and lines at the end',
    'orders.csv',
    lines('order_id,date,amount,,', ...ROWS.map((row) => `${row},,`), ',,,,', ',,,,'),
  ),
  file(
    'a comma at the end of each row but not of the header',
    'orders.csv',
    lines('order_id,date,amount', ...ROWS.map((row) => `${row},`)),
  ),
  file(
    'a line break within a value',
    'orders.csv',
    lines(
      'order_id,date,note,amount',
      '1,2024-01-31,"two\nlines",10.00',
      '2,2024-02-01,,-2.50',
      '3,2024-02-02,"a ""b""",20.00',
    ),
  ),
];

/** Code page 1251, of which a test needs the letters alone. */
function cp1251(text: string): Buffer {
  const byte = (letter: string): number => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  };
  return Buffer.from(Array.from(text, byte));
}

/** Workbooks, archives and JSON. */
export const containers: readonly Input[] = [
  file(
    'a workbook with a sheet of notes before the data',
    'orders.xlsx',
    workbookOf({ sheets: { Notes: sheetRow(1, ['About this file']), Data: sheet() } }),
  ),
  file(
    'a workbook with a hidden sheet',
    'orders.xlsx',
    workbookOf({ sheets: { Old: sheetRow(1, ['order_id', 'date', 'amount']), Orders: sheet() }, hidden: ['Old'] }),
  ),
  file(
    'a workbook with texts for numbers',
    'orders.xlsx',
    workbookOf({
      sheets: {
        Orders:
          sheetRow(1, ['order_id', 'date', 'amount']) +
          ['A1|31.01.2024|10,00 €', 'A2|01.02.2024|-2,50 €', 'A3|02.02.2024|20,00 €']
            .map((row, index) => sheetRow(index + 2, row.split('|')))
            .join(''),
      },
    }),
    {},
  ),
  {
    ...file(
      'a workbook whose dates are merged over several orders',
      'orders.xlsx',
      workbookOf({
        sheets: {
          Orders: [
            ['order_id', 'date', 'country', 'amount'],
            ['A1', '2024-01-31', 'DE', '10.5'],
            ['A2', '', '', '4.5'],
            ['A3', '', 'AT', '-2.5'],
            ['A4', '2024-02-01', 'AT', '20.0'],
          ]
            .map((row, index) => sheetRow(index + 1, row))
            .join(''),
        },
        merged: { Orders: ['B2:B4', 'C2:C3'] },
      }),
    ),
    totals: ['2024-01-31 EUR 12.50 -2.50 2', '2024-02-01 EUR 20.00 0.00 1'],
  },
  file('one file of a zip', 'export.zip', zipOf({ 'orders.csv': TABLE }), EUR),
  file(
    'a zip with a folder and what macOS adds',
    'export.zip',
    zipOf({ '__MACOSX/._orders.csv': '\0\0', 'export/orders.csv': TABLE, 'export/.DS_Store': '\0' }),
  ),
  file('a gzipped file without a name that says so', 'orders.csv', gzipSync(TABLE)),
  file(
    'JSON lines with numbers',
    'orders.jsonl',
    lines(
      ...['1|2024-01-31|10', '2|2024-02-01|-2.5', '3|2024-02-02|20.0'].map((row) => {
        const [id, date, amount] = row.split('|');
        return `{"order_id":${id},"date":"${date}","amount":${amount}}`;
      }),
    ),
  ),
  file(
    'JSON lines with keys in another order in each',
    'orders.ndjson',
    lines(
      '{"order_id":"1","date":"2024-01-31","amount":"10.00"}',
      '{"amount":"-2.50","order_id":"2","date":"2024-02-01"}',
      '{"date":"2024-02-02","amount":"20.00","order_id":"3","extra":{"a":[1,2]}}',
    ),
  ),
  file(
    'JSON lines of two files with a mark of the encoding each',
    'orders.jsonl',
    ROWS.map((row) => row.split(','))
      .map(([id, date, amount]) => `\ufeff${JSON.stringify({ order_id: id, date, amount })}\n`)
      .join(''),
  ),
  file(
    'JSON lines with a mark of the encoding and blank lines',
    'orders.json',
    `\ufeff{"order_id":"1","date":"2024-01-31","amount":10.00}\r\n\r\n{"order_id":"2","date":"2024-02-01","amount":-2.50}\r\n{"order_id":"3","date":"2024-02-02","amount":20}\r\n`,
  ),
  file(
    'a JSON array of an API with items',
    'orders.json',
    JSON.stringify({
      next: null,
      orders: [
        { id: 1, created_at: '2024-01-31T10:00:00Z', total_price: '10.00', line_items: [{ sku: 'A' }] },
        { id: 2, created_at: '2024-02-01T10:00:00Z', total_price: '-2.50', line_items: [] },
        { id: 3, created_at: '2024-02-02T10:00:00Z', total_price: '20.00', line_items: [] },
      ],
    }),
  ),
  file(
    'JSON objects with the amount in an object',
    'orders.json',
    JSON.stringify([
      { order: { id: 'a' }, created: 1706695200, amount: { value: '10.00', currency: 'EUR' } },
      { order: { id: 'b' }, created: 1706781600, amount: { value: '-2.50', currency: 'EUR' } },
      { order: { id: 'c' }, created: 1706868000, amount: { value: '20.00', currency: 'EUR' } },
    ]),
  ),
];

function sheet(): string {
  return [['order_id', 'date', 'amount'], ...ROWS.map((row) => row.split(','))]
    .map((row, index) => sheetRow(index + 1, row))
    .join('');
}

/** Files that no proposal reads: the message says why, and what to do. */
export const refused: readonly RefusedInput[] = [
  refusal('line ends of old Macs', 'orders.csv', TABLE.replaceAll('\n', '\r'), /carriage return \(CR\) alone. Convert/),
  refusal(
    'a web page that is called .xls',
    'report.xls',
    `<html><body><table><tr><td>1</td></tr></table></body></html>`,
    /a web page, not a table. .*save it as/,
  ),
  refusal(
    'a page to sign in',
    'orders.csv',
    '<!DOCTYPE html>\n<html><body>, sign in, </body></html>\n',
    /a web page, not a table/,
  ),
  refusal(
    'Japanese in Shift JIS, most letters of which windows-1252 has too',
    'uriage.csv',
    // 注文番号,注文日,金額
    Buffer.concat([
      Buffer.from('928d95b694d48d862c928d95b693fa2c8be08a7a0a', 'hex'),
      Buffer.from('1,2024-03-05,1250\n2,2024-03-06,980\n'),
    ]),
    /:1:1: the text here is neither UTF-8 nor windows-1252. Add --encoding .*shift_jis/,
  ),
  refusal('single quotes around values', 'orders.csv', TABLE.replace(/[^,\n]+/g, "'$&'"), /in single quotes.*: export/),
  refusal('colons between values', 'orders.txt', TABLE.replaceAll(',', ':'), /one column, .*: .*--delimiter/),
  refusal(
    'columns aligned by spaces',
    'orders.txt',
    lines('order_id  date        amount', '1         2024-01-31   10.00', '2         2024-02-01   -2.50'),
    /aligned by spaces.*: export/,
  ),
  refusal(
    'a line of units below the header',
    'orders.csv',
    `order_id,date,amount\n,YYYY-MM-DD,EUR\n${ROWS.join('\n')}\n`,
    /'EUR' \(line 2\)/,
  ),
  refusal(
    'an archive of several files',
    'export.zip',
    zipOf({ 'readme.txt': 'Your export.\n', 'orders.csv': TABLE }),
    /holds 2 files: .*Give the path of one/,
  ),
  refusal(
    'an encoding that the file does not show',
    'orders.csv',
    cp1251(lines('Номер заказа;Дата;Сумма', '1;31.01.2024;10,00')),
    /neither UTF-8 nor windows-1252. Add --encoding/,
  ),
  refusal(
    'days as columns',
    'pivot.csv',
    lines('Metric,2024-01-01,2024-01-02', 'Visits,200,210', 'Signups,10,12'),
    /days are columns, .*: export/,
  ),
  refusal(
    'days as columns, in German',
    'pivot.csv',
    lines('Kennzahl;01.01.2024;02.01.2024', 'Besuche;200;210'),
    /days are columns, .*: export/,
  ),
  refusal(
    'hours as rows',
    'hours.csv',
    lines('time,visits', ...hours().map((hour) => `${hour},5`)),
    /row for each hour in 'time': export/,
  ),
  refusal(
    'hours as rows, with money',
    'hours.csv',
    lines('time,revenue', ...hours().map((hour) => `${hour},5`)),
    /row for each hour in 'time': export/,
  ),
  refusal(
    'days and hours in two columns',
    'hours.csv',
    lines('dteday,hr,cnt', ...hours().map((hour) => `${hour.slice(0, 10)},${Number(hour.slice(11, 13))},5`)),
    /row for each hour in 'hr': export/,
  ),
  refusal(
    'debit and credit of all accounts, which are in balance',
    'ledger.csv',
    lines('Invoice,Date,Debit,Credit', '1,2024-01-31,,100.00', '2,2024-02-01,100.00,'),
    /declare how both make the amount/,
  ),
  refusal(
    'orders on full hours, in cents with decimals',
    'orders.csv',
    lines('order_id,created_at,amount_cents', ...hours().map((hour, order) => `${order},${hour},12.50`)),
    /'amount_cents' is in cents by its name, but its values are not whole numbers/,
  ),
  refusal(
    'orders with their lines and without a total',
    'orders.json',
    JSON.stringify(
      hours().map((hour, id) => ({ id, created_at: hour, line_items: [{ sku: 'A', quantity: 1, price: '12.50' }] })),
    ),
    /'line_items' holds the lines of each order/,
  ),
  refusal(
    'the access log of a web server',
    'access.log',
    '10.0.0.1 - - [05/Mar/2024:08:46:00 +0000] "GET /pay HTTP/1.1" 200 512 "-" "curl/8.0"\n',
    /the access log of a web server.* log JSON/,
  ),
  refusal(
    'a row for each month',
    'months.csv',
    lines('Month,Revenue', '2024-01,100', '2024-02,120', '2024-03,90'),
    /a row for each month in 'Month'.*export it with a row for each day/,
  ),
  refusal(
    'a row for each month by its name, in German',
    'monate.csv',
    lines('Monat;Umsatz', 'Jan. 2024;100,00', 'Feb. 2024;120,50', 'März 2024;90,00'),
    /a row for each month in 'Monat'/,
  ),
  ...[
    ['Week', '2024-W05'],
    ['Woche', 'KW 5/2024'],
    ['week', '5'],
  ].map(([name = '', week = '']) =>
    refusal(
      `a row for each week, such as ${week}`,
      'weeks.csv',
      lines(`${name},Revenue`, `${week},100`, `${week.replace('5', '6')},120`),
      /a row for each week in 'w.*export it with a row for each day/i,
    ),
  ),
  ...[
    ['period', 'Q1 2024'],
    ['Quartal', '1. Quartal 2024'],
    ['Trimestre', 'T1 2024'],
  ].map(([name = '', quarter = '']) =>
    refusal(
      `a row for each quarter, such as ${quarter}`,
      'quarters.csv',
      lines(`${name},Revenue`, `${quarter},100`, `${quarter.replace('1', '2')},120`),
      /a row for each quarter in .*export it with a row for each day/,
    ),
  ),
  refusal(
    'quotes after backslashes, all values in quotes',
    'orders.csv',
    lines('"order_id","date","name","amount"', '"1","2024-01-31","Ann \\"A\\", Ltd","10.00"'),
    /:2:3: a backslash stands before a quote.*Export the file with each quote/,
  ),
  refusal(
    'quotes after backslashes with semicolons',
    'orders.csv',
    lines('id;created_at;note;total', '1;2024-01-31;"x \\"y\\" ; z";10.00', '2;2024-02-01;plain;2.50'),
    /:2:3: a backslash stands before a quote.*Export the file with each quote/,
  ),
  refusal(
    'a quote after a backslash at the end of a value',
    'orders.csv',
    lines('order_id,name,date,amount', '1,"nail 3\\"",2024-01-31,10.00', '2,"nail 4\\"",2024-02-01,2.50'),
    /a backslash stands before a quote.*Export the file with each quote/,
  ),
  ...(
    [
      ['orders.tar', (bytes) => bytes],
      ['orders.tgz', gzipSync],
      ['orders.csv.gz', gzipSync],
    ] as const satisfies readonly (readonly [string, (bytes: Buffer) => Buffer])[]
  ).map(([name, pack]) =>
    refusal(`a tar archive called ${name}`, name, pack(tarOf('orders.csv', TABLE)), /packed by tar.*Unpack it/),
  ),
  refusal('bzip2', 'orders.csv.bz2', Buffer.from('BZh91AY&SY', 'latin1'), /packed by bzip2.*Unpack it/),
  refusal(
    'two columns of one name',
    'orders.csv',
    TABLE.replace('order_id', 'date'),
    /'date' appears twice.*give one of them another name/,
  ),
  ...[
    ['Subtotal,2024-01-31,10.00', "'Subtotal' in 'order_id'"],
    [',2024-01-31,10.00,Zwischensumme', "'Zwischensumme' in 'note'"],
    ['Day total 2024-01-31,2024-01-31,10.00', "'Day total 2024-01-31' in 'order_id'"],
    ['Total 2024-01-31,2024-01-31,10.00', "'Total 2024-01-31' in 'order_id'"],
  ].map(([total = '', place = '']) =>
    refusal(
      `a total among the rows, ${total}`,
      'orders.csv',
      lines(
        ...['order_id,date,amount,note', '1,2024-01-31,10.00,a', total.split(',').length < 4 ? `${total},` : total],
        ...['2,2024-02-01,-2.50,b', '3,2024-02-02,20.00,c', '4,2024-02-03,20.00,d'],
      ),
      new RegExp(`totals stand among its rows, such as ${place} .line 3..*export it without them`),
    ),
  ),
  refusal(
    'sums of each day that say nothing',
    'orders.csv',
    lines(
      'order_id,date,amount',
      ...['2024-01-31', '2024-02-01', '2024-02-02'].flatMap((day, at) => [
        ...[`${2 * at + 1},${day},10.10`, `${2 * at + 2},${day},20.20`, `,${day},30.30`],
      ]),
    ),
    /totals stand among its rows, such as '30.30' in 'amount' .line 4.*export it without them/,
  ),
  refusal('no currency', 'orders.csv', TABLE, /does not say in which currency.*Add --currency/, {}),
  refusal(
    'day and month that may be swapped',
    'orders.csv',
    TABLE.replaceAll(/2024-0(\d)-\d*(\d)/g, '0$1/0$2/2024'),
    /day first or the month first.*Add --time-format/,
  ),
];

function refusal(
  what: string,
  name: string,
  content: string | Uint8Array,
  message: RegExp,
  flags: Input['flags'] = EUR,
): RefusedInput {
  return { what, file: name, content, flags, refusal: message };
}

/** An archive of one file; readers find its kind at byte 257. */
function tarOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('ustar', 257);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc(1024)]);
}

function hours(): string[] {
  return Array.from(
    { length: 48 },
    (_, at) => `2024-01-0${1 + Math.floor(at / 24)} ${String(at % 24).padStart(2, '0')}:00`,
  );
}
