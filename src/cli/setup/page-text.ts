/** What the page calls the options of `evenkeel init`. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  zone: 'Time zone',
  currency: 'Currency',
  country: 'Public holidays of',
  table: 'Rows are',
  column: 'Which column is which',
  'time-format': 'Form of its times',
  decimal: 'Decimal sign',
  delimiter: 'Separator',
  encoding: 'Encoding',
  sheet: 'Sheet',
  records: 'Records',
  'file-zone': 'Zone of its times',
};
/** An option, and its value where it is written as one: `--column line_no=`, `--decimal ,`, `--currency EUR`. */
const OPTION = /--([a-z][a-z-]*)(?: (?:[a-z_]+=\S*|'[^']*'|[.,]|[A-Z]{2,}|windows-\d+))?/g;

/** A text of `evenkeel init`, with the fields of the page in place of options. */
export function pageText(text: string): string {
  return text
    .replace(/ Nothing was written\./g, '')
    .replace(/ \(init: --[^)]*\)/g, '')
    .replace(/Declare 'records: ([^']*)'/g, 'Write $1 under “Records”')
    .replace(/Declare which one has the records, as 'records: ([^']*)'/g, 'Write one under “Records”, such as $1')
    .replace(/Declare one, as 'sheet: ([^']*)'/g, 'Write one under “Sheet”, such as $1')
    .replace(/; --[a-z-]+ [^)\n]*(?=\)|$)/gm, '')
    .replace(/ \(--[a-z-]+ [^)]*\)/g, '')
    .replace(OPTION, (option, name: string) => (FIELDS[name] === undefined ? option : `“${FIELDS[name]}”`));
}
