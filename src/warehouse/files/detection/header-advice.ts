import type { Source } from '../../source.ts';
import type { FileForm } from '../file-form.ts';
import { readTable } from '../read-table.ts';
import { detectForm } from './detect-form.ts';

const KEYS = {
  encoding: 'encoding',
  delimiter: 'delimiter',
  headerRow: 'header_row',
  sheet: 'sheet',
  records: 'records',
} as const satisfies Partial<Record<keyof FileForm, string>>;

/** Returns how to declare a file whose columns are found in another form than the declared one; null if they aren't. */
export async function headerAdvice(path: string, name: string, source: Source): Promise<string | null> {
  try {
    const { form } = await detectForm(path, name, { footerRows: 0 });
    const { header } = await readTable(path, { name, ...form });
    const declared = Object.values(source.columns);
    if (!declared.every((column) => header.includes(column))) return null;
    const changes = (Object.keys(KEYS) as (keyof typeof KEYS)[]).filter((key) => form[key] !== source[key]);
    if (changes.length === 0) return null;
    const settings = changes.map((key) => `'${KEYS[key]}: ${JSON.stringify(form[key])}'`);
    return `all of them are there with ${settings.join(' and ')} under sources.${source.id}`;
  } catch {
    // The file is at fault in another way too, and the first error stands.
    return null;
  }
}
