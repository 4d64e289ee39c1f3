import type { ZipArchive } from '../zip/zip-archive.ts';
import { parseWhole } from './parse-xml.ts';
import type { TimeParts } from './serial-time.ts';
import { timeParts } from './time-parts.ts';

/** The formats without a code of their own (ECMA-376, 18.8.30), those of East Asian languages among them. */
const BUILT_IN: ReadonlyMap<number, TimeParts> = new Map<number, TimeParts>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, TimeParts] => [
    id,
    'date',
  ]),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, TimeParts] => [id, 'time']),
  [22, 'both'],
]);

/** Returns what each cell format of a workbook shows of a time, in their order. */
export async function cellFormats(archive: ZipArchive, part: string): Promise<(TimeParts | null)[]> {
  const codes = new Map<number, string>();
  const formats: (TimeParts | null)[] = [];
  let isCellFormat = false;
  await parseWhole(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') isCellFormat = true;
      if (name !== 'xf' || !isCellFormat) return;
      const id = Number(attributes.get('numFmtId') ?? '0');
      const code = codes.get(id);
      formats.push(code === undefined ? (BUILT_IN.get(id) ?? null) : timeParts(code));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return formats;
}
