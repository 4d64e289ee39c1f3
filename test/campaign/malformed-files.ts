import { gzipSync } from 'node:zlib';
import { kind, refused, type FileKind } from './file-kind.ts';
import { packedFiles } from './packed-files.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount'] as const;
const HEADER = COLUMNS.join(',');
const TIME = '2026-03-01T10:00:00Z';
const FIRST = `A,1,${TIME},10.00`;
const FIELDS = ['B', '1', TIME, '2.50'] as const;

/** Every kind of file of the campaign. */
export function fileKinds(): FileKind[] {
  return [
    ...brokenRecords(),
    ...encodings(),
    ...delimiters(),
    ...shapes(),
    ...headers(),
    ...amounts(),
    ...times(),
    ...compressed(),
    ...layouts(),
    ...packedFiles(),
  ];
}

/** Each defect of a record in each column, with both line ends, plain and gzipped. */
function brokenRecords(): FileKind[] {
  const defects: readonly (readonly [what: string, spoil: (field: string) => string | Buffer, says: RegExp])[] = [
    ['a byte that is not UTF-8', (field) => Buffer.concat([Buffer.from(field), Buffer.from([0xff])]), /not UTF-8/],
    [
      'a cut multibyte character',
      (field) => Buffer.concat([Buffer.from(field), Buffer.from([0xe2, 0x82])]),
      /not UTF-8/,
    ],
    [
      'an encoded surrogate',
      (field) => Buffer.concat([Buffer.from(field), Buffer.from([0xed, 0xa0, 0x80])]),
      /not UTF-8/,
    ],
    ['a NUL byte', (field) => `${field}\0`, /NUL byte/],
    ['a quote that is never closed', (field) => `"${field}`, /quote that opens this field/],
    ['text after its closing quote', (field) => `"${field}"x`, /between a closing quote/],
    ['a quote inside a bare field', (field) => `${field}"x`, /quote inside a field/],
  ];
  return defects.flatMap(([what, spoil, says]) =>
    COLUMNS.flatMap((column, index) =>
      (['\n', '\r\n'] as const).flatMap((end) => {
        const parts = FIELDS.map((field, at) => Buffer.from(at === index ? spoil(field) : field));
        const record = parts.reduce((all, part, at) =>
          Buffer.concat(at === 0 ? [part] : [all, Buffer.from(','), part]),
        );
        const content = Buffer.concat([Buffer.from(`${HEADER}${end}${FIRST}${end}`), record, Buffer.from(end)]);
        const name = `${what} in ${column}, lines ending in ${JSON.stringify(end)}`;
        const outcome = refused(3, index + 1, says);
        return [kind(name, content, outcome), kind(`${name}, gzipped`, gzipSync(content), outcome)];
      }),
    ),
  );
}

function encodings(): FileKind[] {
  const text = `${HEADER}\n${FIRST}\nM\u00fcller,1,${TIME},2.50\n`;
  const both = { rows: 2, sum: '12.5000' };
  return [
    kind('UTF-8', text, both),
    kind('UTF-8 with a byte order mark', `\ufeff${text}`, both),
    kind('UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le'), refused(1, 1, /not UTF-8/)),
    kind('UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), refused(1, 1, /not UTF-8/)),
    kind('UTF-16 without a mark', Buffer.from(text, 'utf16le'), refused(1, 1, /NUL byte/)),
    kind('Latin-1', Buffer.from(text, 'latin1'), refused(3, 1, /0xfc is not UTF-8/)),
    kind('an overlong slash', Buffer.from(`${HEADER}\nA\xc0\xaf,1,${TIME},1\n`, 'latin1'), refused(2, 1, /not UTF-8/)),
    kind(
      'a code point that does not exist',
      Buffer.from(`${HEADER}\nA\xf5\x80\x80\x80,1,${TIME},1\n`, 'latin1'),
      refused(2, 1, /not UTF-8/),
    ),
    kind('an emoji', `${HEADER}\n\u{1f642},1,${TIME},1\n`, { rows: 1, sum: '1.0000' }),
    kind('Arabic digits', `${HEADER}\nA,1,${TIME},\u0661\u0662\n`, refused(2, 4, /not a plain decimal/)),
    kind('a fullwidth digit', `${HEADER}\nA,1,${TIME},\uff11\n`, refused(2, 4, /not a plain decimal/)),
    kind('a Unicode minus', `${HEADER}\nA,1,${TIME},\u22121\n`, { rows: 1, sum: '-1.0000' }),
    kind('a space that does not break', `${HEADER}\nA,1,${TIME},1\u00a0\n`, { rows: 1, sum: '1.0000' }),
    kind('nothing', '', refused(1, 1, /the file is empty/)),
    kind('a mark alone', '\ufeff', refused(1, 1, /empty|blank|missing/)),
    kind('a blank line', '\n', refused(1, 1, /blank/)),
    kind('lines that end in CR alone', text.replaceAll('\n', '\r'), refused(1, 4, /carriage return/)),
  ];
}

/** Each delimiter declared beside each in the file. */
function delimiters(): FileKind[] {
  const all = [',', ';', '\t', '|'];
  return all.flatMap((declared) =>
    all.map((used) => {
      const content = `${HEADER}\n${FIRST}\n`.replaceAll(',', used);
      const what = `${JSON.stringify(used)} where ${JSON.stringify(declared)} is declared`;
      const outcome = used === declared ? { rows: 1, sum: '10.0000' } : refused(1, 1, /missing/);
      return kind(what, content, outcome, { delimiter: declared });
    }),
  );
}

/** Encodings that are declared, titles, totals and blank lines. */
function layouts(): FileKind[] {
  const text = `${HEADER}\n${FIRST}\nM\u00fcller,1,${TIME},2.50\n`;
  const both = { rows: 2, sum: '12.5000' };
  const western = { encoding: 'windows-1252' as const };
  const wide = Buffer.from(text, 'utf16le');
  const titled = `Sales report\n"1, 2" and "3\n${text}`;
  return [
    kind('windows-1252, declared', Buffer.from(text, 'latin1'), both, western),
    kind('UTF-8 where windows-1252 is declared', text, refused(4, 1, /UTF-8 from its first byte/), western),
    kind(
      'a byte without a character',
      Buffer.from(`${HEADER}\nA\x81,1,${TIME},1\n`, 'latin1'),
      refused(2, 1, /not windows-1252/),
      western,
    ),
    kind('Cyrillic, declared', Buffer.from(text.replace('\u00fc', '\xe6'), 'latin1'), both, {
      encoding: 'windows-1251',
    }),
    kind('UTF-16, declared', wide, both, { encoding: 'utf-16le' }),
    kind('UTF-16, declared, with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), both, {
      encoding: 'utf-16be',
    }),
    kind('UTF-16 of the other order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), refused(1, 1, /other order/), {
      encoding: 'utf-16le',
    }),
    kind('UTF-16 cut within a character', wide.subarray(0, -1), refused(3, 4, /not utf-16le/), {
      encoding: 'utf-16le',
    }),
    kind('UTF-8 where UTF-16 is declared', text, refused(1, 1, /./), { encoding: 'utf-16le' }),
    kind('titles above the header', titled, both, { headerRow: 3 }),
    kind('titles that are not declared', `Sales report\n\n${text}`, refused(1, 1, /'header_row: 3'/)),
    kind(
      'a line for Excel that is not declared',
      `sep=;\n${text.replaceAll(',', ';')}`,
      refused(1, 1, /'delimiter: ";"' and 'header_row: 2'/),
    ),
    kind('an encoding that is not declared', wide, refused(1, 1, /NUL byte/)),
    kind('a header row below the end', text, refused(4, 1, /ends above its header/), { headerRow: 9 }),
    kind('a total', `${text}Total,,,12.50\n`, both, { footerRows: 1 }),
    kind('a total and a remark', `${text},,,12.50\n\nMade by the till\n`, both, { footerRows: 2 }),
    kind('a total that is not declared', `${text}Total,,,12.50\n`, refused(4, 2, /footer_rows: 1/)),
    kind('no total where one is declared', text, refused(3, 1, /reads as a fact/), { footerRows: 1 }),
    kind('blank lines and headers between the rows', `${HEADER}\n\n${FIRST}\n,,,\n${text.replace('A,', 'C,')}\n\n`, {
      rows: 3,
      sum: '22.5000',
    }),
    kind('empty columns at the end', text.replaceAll('\n', ',,\n'), both),
    kind('empty fields beyond the header', `${HEADER}\n${FIRST},,\n`, { rows: 1, sum: '10.0000' }),
    kind(
      'a stray comma',
      `${HEADER}\nSmith, J,1,${TIME},1\n`,
      refused(2, 5, /'Smith, J' is one value \(order_id\), put it in quotes/),
    ),
  ];
}

function shapes(): FileKind[] {
  const row = (text: string): string => `${HEADER}\n${FIRST}\n${text}\n`;
  const long = 'x'.repeat(2 ** 21);
  return [
    ...[1, 2, 3].map((fields) =>
      kind(
        `a row of ${fields} fields`,
        row(FIELDS.slice(0, fields).join(',')),
        refused(3, fields + 1, /the row has \d fields/),
      ),
    ),
    ...[5, 6].map((fields) =>
      kind(
        `a row of ${fields} fields`,
        row([...FIELDS, 'x', 'y'].slice(0, fields).join(',')),
        refused(3, 5, /the row has \d fields/),
      ),
    ),
    ...[0, 1, 2, 3].map((at) =>
      kind(
        `nothing for ${COLUMNS[at]}`,
        row(FIELDS.map((field, index) => (index === at ? '' : field)).join(',')),
        refused(3, at + 1, /./),
      ),
    ),
    ...COLUMNS.map((name, at) =>
      kind(
        `a field of 2 MB in ${name}`,
        row(FIELDS.map((field, index) => (index === at ? long : field)).join(',')),
        refused(3, at + 1, /longer than/),
      ),
    ),
    kind('a repeated identity', row(`A,1,${TIME},2.50`), refused(3, 1, /repeats the identity of line 2/)),
    kind('a line number of ten digits', row(`B,1234567890,${TIME},1`), refused(3, 2, /whole number/)),
    kind('a line number with a point', row(`B,1.5,${TIME},1`), refused(3, 2, /whole number/)),
    kind('a header alone', `${HEADER}\n`, refused(1, 1, /no rows below it/)),
    kind('a last line without its end', `${HEADER}\n${FIRST}`, { rows: 1, sum: '10.0000' }),
    kind(
      'a line end inside quotes',
      `${HEADER}\n"A\nB",1,${TIME},10\nC,1,${TIME},x\n`,
      refused(4, 4, /not a plain decimal/),
    ),
    kind('a quoted quote', `${HEADER}\n"A""B",1,${TIME},10\n`, { rows: 1, sum: '10.0000' }),
    kind('every field in quotes', `${HEADER}\n"A","1","${TIME}","10.00"\n`, { rows: 1, sum: '10.0000' }),
    kind('HTML', '<!DOCTYPE html>\n<html></html>\n', refused(1, 1, /a web page, not a table/)),
    kind('JSON', '[{"order_id": "A"}]\n', refused(1, 2, /missing/)),
    kind('a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0000', 'latin1'), refused(1, 1, /./)),
  ];
}

function headers(): FileKind[] {
  const below = `\n${FIRST}\n`;
  return [
    ...COLUMNS.map((name, at) =>
      kind(
        `a header without ${name}`,
        `${COLUMNS.filter((other) => other !== name).join(',')}${below}`,
        refused(1, Math.min(at + 1, 4), /missing|reordered/),
      ),
    ),
    ...COLUMNS.map((name) =>
      kind(`${name} twice in the header`, `${HEADER},${name}\n`, refused(1, 5, /appears twice/)),
    ),
    kind('columns in another order', `order_id,ts,line_no,amount${below}`, refused(1, 2, /reordered/)),
    kind('a header in capitals', `${HEADER.toUpperCase()}${below}`, refused(1, 1, /missing/)),
    kind('no header', `${FIRST}\n`, refused(1, 1, /missing/)),
  ];
}

/** Amounts with both decimal signs. */
function amounts(): FileKind[] {
  const row = (amount: string): string =>
    `${HEADER}\nA,1,${TIME},${/[,"]/.test(amount) ? `"${amount.replaceAll('"', '""')}"` : amount}\n`;
  const taken: readonly (readonly [string, string])[] = [
    ['0', '0.0000'],
    ['-0', '0.0000'],
    ['+5', '5.0000'],
    ['-5.25', '-5.2500'],
    ['007', '7.0000'],
    ['1.50000', '1.5000'],
    ['0.0001', '0.0001'],
    ['99999999999999.9999', '99999999999999.9999'],
    ['-99999999999999.9999', '-99999999999999.9999'],
    ['1-', '-1.0000'],
    ['(5.00)', '-5.0000'],
    ['1e3', '1000.0000'],
    ['1E3', '1000.0000'],
    ['5 EUR', '5.0000'],
    [' 5', '5.0000'],
    ['5 ', '5.0000'],
  ];
  const refusedOnes = [
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    'inf',
    '1e400',
    '0x10',
    '1,000.00',
    '1.000,00',
    "1'000",
    '1 000',
    '1_000',
    '.5',
    '5.',
    '.',
    '-',
    '+',
    '--1',
    '$5',
    '5%',
    '1/2',
    'ten',
    'null',
    'NULL',
    'N/A',
    '#REF!',
    '=1+1',
    '1.2.3',
    'true',
    '100000000000000',
    '1.23456',
  ];
  const withComma = (text: string): string =>
    text.replaceAll('.', '\u0000').replaceAll(',', '.').replaceAll('\u0000', ',');
  return [
    ...taken.flatMap(([text, sum]) => [
      kind(`the amount ${text}`, row(text), { rows: 1, sum }),
      kind(
        `the amount ${withComma(text)} with a decimal comma`,
        row(withComma(text)),
        { rows: 1, sum },
        { decimal: ',' as const },
      ),
    ]),
    ...refusedOnes.flatMap((text) => [
      kind(`the amount '${text}'`, row(text), refused(2, 4, /./)),
      kind(`the amount '${withComma(text)}' with a decimal comma`, row(withComma(text)), refused(2, 4, /./), {
        decimal: ',' as const,
      }),
    ]),
    kind('a decimal point where a comma is declared', row('1.5'), refused(2, 4, /',' as decimal sign/), {
      decimal: ',',
    }),
    kind('five decimals that are rounded', row('1.23455'), { rows: 1, sum: '1.2346' }, { round: true }),
    kind('rounding that needs a digit more', row('99999999999999.99999'), refused(2, 4, /digits/), { round: true }),
  ];
}

function times(): FileKind[] {
  const row = (time: string): string => `${HEADER}\nA,1,"${time}",1\n`;
  const taken: readonly (readonly [text: string, instant: string])[] = [
    ['2026-03-01T10:00:00Z', '2026-03-01 10:00:00'],
    ['2026-03-01 10:00:00', '2026-03-01 09:00:00'],
    ['2026-03-01T10:00', '2026-03-01 09:00:00'],
    ['2026-03-01T10:00:00+02:00', '2026-03-01 08:00:00'],
    ['2026-03-01 10:00:00+02', '2026-03-01 08:00:00'],
    ['2026-03-01 10:00:00 -0530', '2026-03-01 15:30:00'],
    ['2024-02-29T00:00:00Z', '2024-02-29 00:00:00'],
    ['2026-07-01T10:00:00', '2026-07-01 08:00:00'],
    [' 2026-03-01T10:00:00Z', '2026-03-01 10:00:00'],
    ['2026-03-01T10:00:00Z ', '2026-03-01 10:00:00'],
    ['2026-03-01t10:00:00z', '2026-03-01 10:00:00'],
  ];
  const bad = [
    '2026-02-29T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-01-00T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T10:60:00Z',
    '2026-03-01T10:00:61Z',
    '2026-03-01T10:00:00+25:00',
    '2026-3-1T10:00:00Z',
    '01/03/2026',
    '03/01/2026 10:00',
    '01.03.2026',
    '20260301',
    '20260301T100000Z',
    '1772359200',
    '46082',
    'today',
    'March 1, 2026',
    '2026-03-01T10:00:00 Europe/Berlin',
    '2026-03-01T10',
    '2026-W09-7',
    '2026-060',
    '0000-00-00 00:00:00',
    '1899-12-31T10:00:00Z',
    '9999-12-31T00:00:00Z',
    '12026-03-01T10:00:00Z',
    '-2026-03-01T10:00:00Z',
    '2026-03-01T10:00:00.Z',
    '2026-03-01T10:00:00,5Z',
    '2026\u201303\u201301',
    'NULL',
  ];
  const declared: readonly (readonly [format: string, good: string, wrong: string])[] = [
    ['DD/MM/YYYY HH:mm', '01/03/2026 10:00', '2026-03-01 10:00'],
    ['MM/DD/YYYY HH:mm', '03/01/2026 10:00', '13/01/2026 10:00'],
    ['DD.MM.YYYY HH:mm:ss', '01.03.2026 10:00:00', '1.3.2026 10:00:00'],
    ['D.M.YYYY H:mm', '1.3.2026 10:00', '31.2.2026 10:00'],
    ['YYYY/MM/DD HH:mm', '2026/03/01 10:00', '2026/03/01'],
    ['YYYYMMDD HH:mm', '20260301 10:00', '20260230 10:00'],
  ];
  return [
    ...taken.map(([text, instant]) => kind(`the time ${text}`, row(text), { rows: 1, sum: '1.0000', instant })),
    ...bad.map((text) => kind(`the time '${text}'`, row(text), refused(2, 3, /./))),
    ...declared.flatMap(([format, good, wrong]) => [
      kind(
        `${good} as ${format}`,
        row(good),
        { rows: 1, sum: '1.0000', instant: '2026-03-01 09:00:00' },
        { timeFormat: format },
      ),
      kind(`${wrong} as ${format}`, row(wrong), refused(2, 3, /./), { timeFormat: format }),
    ]),
  ];
}

function compressed(): FileKind[] {
  const text = `${HEADER}\n${FIRST}\n`;
  const whole = gzipSync(text);
  const flipped = Buffer.from(whole);
  flipped[whole.length - 6] = (flipped[whole.length - 6] ?? 0) ^ 1;
  return [
    kind('gzip', whole, { rows: 1, sum: '10.0000' }),
    kind('two gzip members', Buffer.concat([gzipSync(`${HEADER}\n`), gzipSync(`${FIRST}\n`)]), {
      rows: 1,
      sum: '10.0000',
    }),
    kind('gzip cut off', whole.subarray(0, -4), refused(3, 1, /cut off/)),
    kind('gzip with another checksum', flipped, refused(1, 1, /damaged/)),
    kind(
      'gzip with more behind it',
      Buffer.concat([whole, Buffer.alloc(4), Buffer.from('more')]),
      refused(3, 1, /not gzip/),
    ),
    kind('gzip of gzip', gzipSync(whole), refused(1, 1, /packed twice/)),
    kind('gzip in its first bytes alone', Buffer.from([0x1f, 0x8b]), refused(1, 1, /cut off|damaged/)),
    kind('Parquet in its first bytes alone', 'PAR1 and no more', refused(1, 1, /Parquet/)),
  ];
}
