import type { JSX } from 'react';
import type { SetupSettings } from '../../../api/setup/schema.ts';

const TABLES = { sales: 'sales or refunds', ops: 'operational events', daily: 'values by day' } as const;
const SEPARATORS = { ',': 'comma', ';': 'semicolon', tab: 'tab', '|': 'vertical bar' } as const;
const DECIMALS = { '.': 'point', ',': 'comma' } as const;
const ENCODINGS = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254'],
  ...['windows-1257', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'macintosh', 'shift_jis', 'gb18030', 'big5', 'euc-kr'],
].map((name): [string, string] => [name, name]);
const NAMES = [
  'table',
  'delimiter',
  'decimal',
  'encoding',
  'time_format',
  'file_zone',
  'sheet',
  'records',
] as const satisfies readonly (keyof SetupSettings)[];

interface ReadingFieldsProps {
  readonly chosen: Partial<SetupSettings>;
  readonly isOpen: boolean;
}

/** How a file is read, where that was not found or is found wrongly. What is left alone is found from the file. */
export function ReadingFields({ chosen, isOpen }: ReadingFieldsProps): JSX.Element {
  return (
    <details className="fold" open={isOpen}>
      <summary>How the file is read</summary>
      <div className="fields columns">
        <SelectField name="table" title="Rows are" from={Object.entries(TABLES)} chosen={chosen} />
        <SelectField name="delimiter" title="Separator" from={Object.entries(SEPARATORS)} chosen={chosen} />
        <SelectField name="decimal" title="Decimal sign" from={Object.entries(DECIMALS)} chosen={chosen} />
        <SelectField name="encoding" title="Encoding" from={ENCODINGS} chosen={chosen} />
        <TextField name="time_format" title="Form of its times" example="DD/MM/YYYY HH:mm" chosen={chosen} />
        <TextField name="file_zone" title="Zone of its times" example="Europe/Berlin" chosen={chosen} />
        <TextField name="sheet" title="Sheet" example="Orders" chosen={chosen} />
        <TextField name="records" title="Records" example="data.orders" chosen={chosen} />
      </div>
    </details>
  );
}

interface FieldProps {
  readonly name: (typeof NAMES)[number];
  readonly title: string;
  readonly chosen: Partial<SetupSettings>;
}

function SelectField({
  name,
  title,
  from,
  chosen,
}: FieldProps & { readonly from: readonly [string, string][] }): JSX.Element {
  return (
    <label>
      {title}
      <select name={name} defaultValue={chosen[name] ?? ''}>
        <option value="">as found</option>
        {from.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function TextField({ name, title, example, chosen }: FieldProps & { readonly example: string }): JSX.Element {
  return (
    <label>
      {title}
      <input name={name} defaultValue={chosen[name] ?? ''} placeholder={`as found, or ${example}`} autoComplete="off" />
    </label>
  );
}

/** The fields that a form has otherwise than they were chosen; undefined for what is to be found again. */
export function changedReading(form: FormData, chosen: Partial<SetupSettings>): Partial<SetupSettings> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== (chosen[name] ?? '')
        ? [[name, value.trim() === '' ? undefined : value.trim()]]
        : [];
    }),
  );
}
