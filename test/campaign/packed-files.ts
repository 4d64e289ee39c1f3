import { sheetRow, workbookOf, workbookParts, type WorkbookText } from '../fixtures/workbook-of.ts';
import { zipOf } from '../fixtures/zip-of.ts';
import { kind, refused, type FileKind } from './file-kind.ts';

const NAMES = ['order_id', 'line_no', 'ts', 'amount'];
const TIME = '2026-03-01T10:00:00Z';
const CSV = `${NAMES.join(',')}\nA,1,${TIME},10.00\n`;
const TEN = { rows: 1, sum: '10.0000' };
const ANY_ORDER = { columnOrder: 'any' as const };

/** Workbooks, archives and JSON, whole and broken. */
export function packedFiles(): FileKind[] {
  return [...workbooks(), ...archives(), ...json()];
}

/** A workbook whose row 3 has these cells. */
function withRow(cells: string, text: Partial<WorkbookText> = {}): Buffer {
  const first = sheetRow(1, NAMES) + sheetRow(2, ['A', '1', TIME, '10']);
  return workbookOf({ sheets: { Orders: `${first}<row r="3">${cells}</row>` }, ...text });
}

function text(value: string): string {
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

function workbooks(): FileKind[] {
  const begun = `${text('B')}<c><v>1</v></c>${text(TIME)}`;
  const whole = withRow(`${begun}<c><v>2.5</v></c>`);
  const parts = workbookParts({ sheets: { Orders: sheetRow(1, NAMES) + sheetRow(2, ['A', '1', TIME, '10']) } });
  const sheet = 'xl/worksheets/sheet1.xml';
  const spoilt = (from: string, to: string): Buffer =>
    zipOf({ ...parts, [sheet]: (parts[sheet] ?? '').replace(from, to) });
  const dated = (serial: string, format: string, date1904 = false): Buffer =>
    withRow(`${text('B')}<c><v>1</v></c><c s="1"><v>${serial}</v></c><c><v>2.5</v></c>`, {
      formats: [format],
      date1904,
    });
  const both = { rows: 2, sum: '12.5000' };
  const later = (instant: string): FileKind['outcome'] => ({ ...both, instant });
  return [
    kind('a workbook of two rows', whole, both),
    kind('a workbook with a number as a double', withRow(`${begun}<c><v>29.849999999999998</v></c>`), {
      rows: 2,
      sum: '39.8500',
    }),
    kind('a workbook with an exponent', withRow(`${begun}<c><v>1E-3</v></c>`), { rows: 2, sum: '10.0010' }),
    kind('a formula with its value', withRow(`${begun}<c><f>1+1.5</f><v>2.5</v></c>`), both),
    kind(
      'a workbook with shared texts',
      withRow(`<c t="s"><v>0</v></c><c><v>1</v></c>${text(TIME)}<c><v>2.5</v></c>`, {
        strings: ['<r><t>B</t></r><r><t>1</t></r><rPh><t>x</t></rPh>'],
      }),
      both,
    ),
    kind('a time of 1900', dated('45352.25', 'yyyy\\-mm\\-dd hh:mm'), later('2024-03-01 05:00:00')),
    kind('a time of 1904', dated('43890.25', 'd/m/yy h:mm AM/PM', true), later('2024-03-01 05:00:00')),
    kind('a time to the second', dated('45352.4305671296', '[$-407]dd.mm.yyyy hh:mm:ss'), later('2024-03-01 09:20:01')),
    kind('the day that 1900 does not have', dated('60', 'yyyy-mm-dd'), refused(3, 3, /not a valid date/)),
    kind('a time of day alone', dated('0.75', 'hh:mm'), refused(3, 3, /is not a time/)),
    kind('a number for a time', dated('45352.25', '0.00'), refused(3, 3, /./)),
    kind('an error cell', withRow(`${begun}<c t="e"><v>#DIV/0!</v></c>`), refused(3, 4, /error of a formula/)),
    kind('an error in a text column', withRow(`<c t="e"><v>#N/A</v></c>`), refused(3, 1, /error of a formula/)),
    kind('a formula without a value', withRow(`${begun}<c><f>A1*2</f></c>`), refused(3, 4, /never calculated/)),
    kind('an empty amount', withRow(begun), refused(3, 4, /./)),
    kind('a word for an amount', withRow(`${begun}${text('ten')}`), refused(3, 4, /not a plain decimal/)),
    kind('the cells of a merged range', withRow(`<c r="D3"><v>2.5</v></c>`), refused(3, 1, /is empty/)),
    kind('blank rows in a sheet', withRow('<c r="B3"/>'), TEN),
    kind(
      'two sheets',
      workbookOf({ sheets: { One: sheetRow(1, NAMES), Two: '' } }),
      refused(1, 1, /2 sheets: 'One', 'Two'/),
    ),
    kind('a hidden sheet beside', withRow(`${begun}<c><v>2.5</v></c>`, { hidden: ['Notes'] }), both),
    kind('a sheet that is not there', whole, refused(1, 1, /no sheet 'March'. It has 'Orders'/), { sheet: 'March' }),
    kind('a sheet without rows', workbookOf({ sheets: { Orders: '' } }), refused(1, 1, /row is blank/)),
    kind(
      'XML that breaks off',
      spoilt('</row></sheetData></worksheet>', ''),
      refused(2, 1, /can't be read from here on/),
    ),
    kind('XML with another bracket', spoilt('</row>', '</rox>'), refused(1, 1, /can't be read from here on/)),
    kind(
      'entities that expand',
      spoilt('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'),
      TEN,
    ),
    kind('an entity of its own', spoilt('>A<', '>&lol;<'), refused(1, 1, /can't be read from here on/)),
    kind('a cell beyond the last column', withRow('<c r="ZZZ3"><v>1</v></c>'), refused(1, 1, /beyond the last column/)),
    kind('a workbook cut off', whole.subarray(0, whole.length / 2), refused(1, 1, /zip archive can't be read/)),
    kind('a workbook without its sheet', zipOf({ ...parts, [sheet]: '' }), refused(1, 1, /./)),
    kind(
      'a binary workbook',
      zipOf({ ...parts, '_rels/.rels': (parts['_rels/.rels'] ?? '').replace('.xml', '.bin') }),
      refused(1, 1, /\.xlsb/),
    ),
    kind(
      'an OpenDocument sheet',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      refused(1, 1, /OpenDocument/),
    ),
    kind(
      'a text document',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }),
      refused(1, 1, /no workbook/),
    ),
    kind(
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      refused(1, 1, /encrypted/),
    ),
    kind('an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), refused(1, 1, /old Office format/)),
    kind('a workbook in an archive', zipOf({ 'book.xlsx': whole }), both),
  ];
}

function archives(): FileKind[] {
  const whole = zipOf({ 'orders.csv': CSV });
  const spoilt = Buffer.from(whole);
  spoilt[45] = (spoilt[45] ?? 0) ^ 0x55;
  return [
    kind('an archive', whole, TEN),
    kind('an archive that is not packed', zipOf({ 'orders.csv': CSV }, { method: 0 }), TEN),
    kind(
      'an archive with the files of a Mac',
      zipOf({ 'a/': '', '__MACOSX/a/._o': 'x', '.DS_Store': 'x', 'a/o.csv': CSV }),
      TEN,
    ),
    kind(
      'an archive of two files',
      zipOf({ 'a.csv': CSV, 'b.csv': CSV }),
      refused(1, 1, /holds 2 files: 'a.csv', 'b.csv'/),
    ),
    kind('an empty archive', zipOf({}), refused(1, 1, /holds no files/)),
    kind('an archive cut off', whole.subarray(0, -10), refused(1, 1, /zip archive can't be read/)),
    kind('an archive in its first bytes alone', whole.subarray(0, 30), refused(1, 1, /zip archive can't be read/)),
    kind('an archive with other bytes within', spoilt, refused(1, 1, /./)),
    kind('an encrypted archive', zipOf({ 'orders.csv': CSV }, { flags: 0x0801 }), refused(1, 1, /is encrypted/)),
    kind(
      'an archive packed by another method',
      zipOf({ 'orders.csv': CSV }, { method: 14 }),
      refused(1, 1, /other than deflate/),
    ),
    kind('a path out of the archive', zipOf({ '../../orders.csv': CSV }), refused(1, 1, /invalid relative path/)),
    kind('an absolute path', zipOf({ '/etc/orders.csv': CSV }), refused(1, 1, /absolute path/)),
    kind(
      'an archive that expands too far',
      zipOf({ 'orders.csv': CSV }, { size: 2 ** 31 }),
      refused(1, 1, /expands from/),
    ),
    kind('an archive with more than it says', zipOf({ 'orders.csv': CSV }, { size: 3 }), refused(1, 1, /damaged/)),
    kind('an archive in an archive', zipOf({ 'a.zip': whole }), refused(1, 1, /archive within/)),
    kind(
      'a row that is refused in an archive',
      zipOf({ 'o.csv': CSV.replace('10.00', 'ten') }),
      refused(2, 4, /plain decimal/),
    ),
  ];
}

function json(): FileKind[] {
  const record = (amount: string): string => `{"order_id": "A", "line_no": 1, "ts": "${TIME}", "amount": ${amount}}`;
  const taken: readonly (readonly [
    what: string,
    content: string | Buffer,
    outcome: FileKind['outcome'],
    source?: FileKind['source'],
  ])[] = [
    ['an array', `[${record('10.00')}]`, TEN],
    ['lines', `${record('10.00')}\n${record('2.50').replace('"A"', '"B"')}\n`, { rows: 2, sum: '12.5000' }],
    ['a byte order mark', `\ufeff${record('10.00')}`, TEN],
    ['an amount as text', `[${record('"10.00"')}]`, TEN],
    ['all digits of a number', `[${record('12345678901234.5678')}]`, { rows: 1, sum: '12345678901234.5678' }],
    ['a number with an exponent', `[${record('1.25E2')}]`, { rows: 1, sum: '125.0000' }],
    ['an empty object between', `[{}, ${record('10')}]`, TEN],
    ['UTF-16', Buffer.from(`\ufeff${record('10')}`, 'utf16le'), TEN, { encoding: 'utf-16le' }],
    ['an object around the records', `{"a": {"rows": [${record('10')}]}}`, TEN, { records: 'a.rows' }],
  ];
  const broken: readonly (readonly [
    what: string,
    content: string | Buffer,
    outcome: FileKind['outcome'],
    source?: FileKind['source'],
  ])[] = [
    ['an array that is cut off', `[${record('10')},\n`, refused(2, 1, /cut off/)],
    ['a record that is cut off', `${record('10')}\n{"order_id": "B", "am`, refused(2, 22, /cut off/)],
    ['a name twice', `[${record('10')},\n{"ts": 1, "ts": 2}]`, refused(2, 11, /'ts' appears twice/)],
    ['a name twice by nesting', `{"a.b": 1,\n "a": {"b": 2}}`, refused(2, 13, /'a.b' appears twice/)],
    ['NaN', `[${record('NaN')}]`, refused(1, 74, /'NaN' is no value/)],
    ['Infinity', `[\n${record('-Infinity')}]`, refused(2, 73, /'-Infinity' is no value/)],
    ['a number with zeros before', `[\n${record('010')}]`, refused(2, 73, /'010' is no value/)],
    ['a comma too many', `[${record('10')},\n]`, refused(2, 1, /expected a value/)],
    ['a comma too few', `[${record('10')}\n${record('10')}]`, refused(2, 1, /expected ','/)],
    ['single quotes', `{"order_id": \n'A'}`, refused(2, 1, /is no value/)],
    ['a comment', `{\n// x\n}`, refused(2, 1, /expected a name|is no value/)],
    ['a line end in a text', `{"order_id": \n"A\nB"}`, refused(2, 1, /line end/)],
    ['an escape that is none', `{"order_id": \n"\\x"}`, refused(2, 1, /escape/)],
    ['text behind the array', `[${record('10')}]\n[]`, refused(2, 1, /end of the file/)],
    ['rows as arrays', `[["A", 1]]`, refused(1, 2, /a record is an object/)],
    ['numbers for records', `[{"a": 1}, 2]`, refused(1, 12, /a record is an object/)],
    ['a list for an amount', `[${record('[10]')}]`, refused(1, 4, /holds arrays/)],
    ['an object for an amount', `[${record('{"eur": 10}')}]`, refused(1, 4, /column 'amount' is missing/)],
    ['a word for an amount', `[\n${record('true')}]`, refused(2, 4, /plain decimal/)],
    ['nothing for an amount', `[\n${record('null')}]`, refused(2, 4, /./)],
    ['a number that is too large', `[\n${record('1e400')}]`, refused(2, 4, /./)],
    ['an object around them, not declared', `{"rows": [${record('10')}]}`, refused(1, 1, /records: rows/)],
    ['two arrays, not declared', `{"a": [{"x": 1}], "b": [{"x": 1}]}`, refused(1, 1, /it has a, b/)],
    ['a path that is not there', `{"a": [${record('10')}]}`, refused(1, 85, /no array 'b'/), { records: 'b' }],
    [
      'a byte that is not UTF-8',
      Buffer.from(`${record('10')}\n{"order_id": "M\xfcller"}`, 'latin1'),
      refused(2, 1, /not UTF-8/),
    ],
    ['objects nested without end', '{"a":'.repeat(200), refused(1, 501, /nested more than/)],
    ['a text of 2 MB', `[${record(`"${'x'.repeat(2 ** 21)}"`)}]`, refused(1, 73, /longer than/)],
    ['an empty array', '[]', refused(1, 1, /no records/)],
    ['an empty object', '{}', refused(1, 1, /no records/)],
    ['one bracket', '[', refused(1, 2, /cut off/)],
  ];
  return [...taken, ...broken].map(([what, content, outcome, source]) =>
    kind(`JSON: ${what}`, content, outcome, { ...ANY_ORDER, ...source }),
  );
}
