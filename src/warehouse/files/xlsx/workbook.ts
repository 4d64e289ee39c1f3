import { posix } from 'node:path';
import { LoadError, plainText } from '../../load-error.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { cellFormats } from './number-formats.ts';
import { parseWhole } from './parse-xml.ts';
import type { TimeParts } from './serial-time.ts';
import { sharedStrings } from './shared-strings.ts';

export interface Sheet {
  readonly name: string;
  /** The part of the archive that holds it. */
  readonly part: string;
  readonly isHidden: boolean;
}

/** What the cells of a workbook refer to. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  readonly strings: readonly string[];
  readonly formats: readonly (TimeParts | null)[];
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** @param name name of the file in errors @throws LoadError if the archive is no workbook */
export async function readWorkbookParts(archive: ZipArchive, name: string): Promise<Workbook> {
  const root = await relations(archive, '');
  const main = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const has = (part: string): boolean => archive.entries.some(({ fileName }) => fileName === part);
  if (!main.endsWith('.xml') || !main.includes('workbook') || !has(main)) throw noWorkbook(archive, name, main);
  const related = await relations(archive, main);
  const partOf = (kind: string): string =>
    [...related.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? '';
  const sheets: Sheet[] = [];
  let date1904 = false;
  await parseWhole(archive, main, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
      const relation = element === 'sheet' ? related.get(attributes.get('id') ?? '') : undefined;
      if (!relation?.type.endsWith('/worksheet')) return;
      const isHidden = (attributes.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.get('name') ?? '', part: relation.target, isHidden });
    },
  });
  return {
    sheets,
    date1904,
    strings: await sharedStrings(archive, partOf('sharedStrings'), name),
    formats: await cellFormats(archive, partOf('styles')),
  };
}

/**
 * Returns the sheet of this name, or the only one that is visible.
 * @throws LoadError that lists the sheets
 */
export function sheetOf({ sheets }: Workbook, wanted: string | null, name: string): Sheet {
  const listed = sheets.map((sheet) => `'${plainText(sheet.name)}'`).join(', ');
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const [first] = visible;
  if (wanted !== null) {
    const found = sheets.find((sheet) => sheet.name === wanted);
    if (found) return found;
    throw new LoadError(`${name}:1:1: the workbook has no sheet '${plainText(wanted)}'. It has ${listed}.`);
  }
  if (!first) throw new LoadError(`${name}:1:1: the workbook has no sheet of cells`);
  if (visible.length === 1) return first;
  throw new LoadError(
    `${name}:1:1: the workbook has ${visible.length} sheets: ${listed}. Declare one, as 'sheet: ${plainText(first.name)}' (init: --sheet).`,
  );
}

function noWorkbook({ entries }: ZipArchive, name: string, main: string): LoadError {
  const names = entries.map(({ fileName }) => fileName);
  const kind = main.endsWith('.bin')
    ? 'a binary workbook (.xlsb)'
    : names.includes('mimetype')
      ? 'an OpenDocument file'
      : names.includes('[Content_Types].xml')
        ? 'an office document, and no workbook'
        : 'an archive within an archive';
  return new LoadError(`${name}:1:1: this is ${kind}. Save it as .xlsx, or export CSV.`);
}

/** The relations of a part by their ids; their targets as parts of the archive. */
async function relations(archive: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const found = new Map<string, Relation>();
  await parseWhole(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const target = posix.join('/', folder, attributes.get('Target') ?? '').slice(1);
      const absolute = (attributes.get('Target') ?? '').startsWith('/');
      const path = absolute ? (attributes.get('Target') ?? '').slice(1) : target;
      found.set(attributes.get('Id') ?? '', { type: attributes.get('Type') ?? '', target: path });
    },
  });
  return found;
}
