import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { CsvError } from '../csv/csv-error.ts';
import { plainText } from '../../load-error.ts';

const MAX_ENTRIES = 10_000;
/** Data are hardly ever packed to a smaller share; an archive that is made to fill a disk is. */
const MAX_EXPANSION = 200;
const ALWAYS_ALLOWED_BYTES = 2 ** 30;
const FETCH_AGAIN = 'Fetch or pack it again.';
/** Files that packing programs add. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/** An open archive. */
export interface ZipArchive {
  readonly name: string;
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
}

/**
 * Opens an archive, from disk or from memory. Whoever opens it closes it.
 *
 * @param name name of the archive in error messages
 * @throws CsvError if it is damaged, or holds paths that lead out of it
 */
export async function openZip(source: string | Buffer, name: string): Promise<ZipArchive> {
  const options = { autoClose: false, lazyEntries: true };
  try {
    const zip = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
    try {
      return { name, zip, entries: await entriesOf(zip) };
    } catch (error) {
      zip.close();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? plainText(error.message).slice(0, 200) : String(error);
    throw fault(name, `the zip archive can't be read: ${reason}`, FETCH_AGAIN, error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files`);
  }
  return entries;
}

/** Opens an archive for the time of some work. @throws as `openZip` */
export async function withZip<T>(
  source: string | Buffer,
  name: string,
  work: (archive: ZipArchive) => T | Promise<T>,
): Promise<T> {
  const archive = await openZip(source, name);
  try {
    return await work(archive);
  } finally {
    archive.zip.close();
  }
}

/** The files of an archive that can hold data. */
export function dataEntries({ entries }: ZipArchive): Entry[] {
  return entries.filter(({ fileName }) => !fileName.endsWith('/') && !HIDDEN.test(fileName));
}

/** Whether an archive is an office document. */
export function isOfficeDocument({ entries }: ZipArchive): boolean {
  return entries.some(({ fileName }) => fileName === '[Content_Types].xml' || fileName === 'mimetype');
}

/** Yields the content of a file in an archive. @throws CsvError, and an error with code `ZIP_DAMAGED` */
export async function* entryChunks(archive: ZipArchive, entry: Entry): AsyncGenerator<Buffer, void, undefined> {
  refuseUnreadable(archive, entry);
  let check = 0;
  try {
    const stream = await archive.zip.openReadStreamPromise(entry);
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      check = crc32(bytes, check);
      yield bytes;
    }
  } catch (error) {
    throw Object.assign(new Error('damaged', { cause: error }), { code: 'ZIP_DAMAGED' });
  }
  if (check !== entry.crc32) throw Object.assign(new Error('damaged'), { code: 'ZIP_DAMAGED' });
}

function refuseUnreadable({ name }: ZipArchive, entry: Entry): void {
  const { uncompressedSize, compressedSize } = entry;
  const shown = `'${plainText(entry.fileName)}' in the archive`;
  if (entry.isEncrypted()) throw fault(name, `${shown} is encrypted`, 'Pack it without a password.');
  if (!entry.canDecodeFileData())
    throw fault(name, `${shown} is packed by a method other than deflate`, 'Pack it as a usual zip archive.');
  if (uncompressedSize > ALWAYS_ALLOWED_BYTES && uncompressedSize > MAX_EXPANSION * compressedSize)
    throw fault(
      name,
      `${shown} expands from ${compressedSize} to ${uncompressedSize} bytes, over ${MAX_EXPANSION} times`,
      'Unpack it, if it holds data, and load the file itself.',
    );
}

/** An error about an archive as a whole. */
export function fault(name: string, reason: string, hint: string, cause?: unknown): CsvError {
  return new CsvError(name, { line: 1, column: 1, columnName: null }, { reason, hint, cause });
}
