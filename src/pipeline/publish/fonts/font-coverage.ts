import { open, type FileHandle } from 'node:fs/promises';

/** Whether a font has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

const COLLECTION = 'ttcf';
/** Tables of glyphs as outlines; a font of bitmaps alone, such as of coloured emoji, can't be drawn. */
const OUTLINES = ['glyf', 'CFF ', 'CFF2'];

/**
 * What a TrueType or OpenType file, or the first font of a collection, can draw; null for any other file, and for fonts without outlines.
 * @source https://learn.microsoft.com/en-us/typography/opentype/spec/cmap
 */
export async function fontCoverage(path: string): Promise<Coverage | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const tables = await tablesOf(file);
    const cmap = tables.get('cmap');
    if (!cmap || !OUTLINES.some((name) => tables.has(name))) return null;
    return coverageOf(await bytes(file, cmap.offset, cmap.length));
  } catch {
    // A damaged font is none.
    return null;
  } finally {
    await file.close();
  }
}

async function tablesOf(file: FileHandle): Promise<Map<string, { offset: number; length: number }>> {
  const start = await bytes(file, 0, 16);
  const offset = start.toString('latin1', 0, 4) === COLLECTION ? start.readUInt32BE(12) : 0;
  const count = (await bytes(file, offset, 12)).readUInt16BE(4);
  const directory = await bytes(file, offset + 12, 16 * count);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 16 * index;
      const place = { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) };
      return [directory.toString('latin1', at, at + 4), place] as const;
    }),
  );
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new RangeError('the file is too short');
  return buffer;
}

function coverageOf(cmap: Buffer): Coverage {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index));
  const subtables = offsets.flatMap((offset) => {
    const format = cmap.readUInt16BE(offset);
    if (format === 12) return [groups(cmap, offset)];
    return format === 4 ? [segments(cmap, offset)] : [];
  });
  return (codePoint) => subtables.some((covers) => covers(codePoint));
}

/** Format 12: ranges of code points. */
function groups(cmap: Buffer, offset: number): Coverage {
  const ranges = Array.from({ length: cmap.readUInt32BE(offset + 12) }, (_, index) => {
    const at = offset + 16 + 12 * index;
    return [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4)] as const;
  });
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** Format 4: segments of the first 65,536 code points, some of whose glyphs are number 0, which is none. */
function segments(cmap: Buffer, offset: number): Coverage {
  const doubled = cmap.readUInt16BE(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (codePoint > cmap.readUInt16BE(ends + at)) continue;
      const first = cmap.readUInt16BE(starts + at);
      if (codePoint < first) return false;
      const range = cmap.readUInt16BE(ranges + at);
      if (range === 0) return ((codePoint + cmap.readUInt16BE(deltas + at)) & 0xffff) !== 0;
      return cmap.readUInt16BE(ranges + at + range + 2 * (codePoint - first)) !== 0;
    }
    return false;
  };
}
