import { firstBytes } from '../detection/sample-bytes.ts';
import { LoadError } from '../../load-error.ts';
import { openInputFile } from '../csv/input-file.ts';

/** A workbook that is packed again is unpacked in memory. */
const MAX_PACKED_BYTES = 2 ** 28;
const OLE_BYTES = 2 ** 20;

/**
 * Returns the path of a workbook, or its bytes if it is in an archive.
 * @throws LoadError for a workbook of another format, or one with a password
 */
export async function workbookSource(path: string, name: string): Promise<string | Buffer> {
  const { handle, file, packing } = await openInputFile(path, name);
  await handle.close();
  const start = await firstBytes(path, name, packing === 'none' ? OLE_BYTES : MAX_PACKED_BYTES + 1);
  if (start.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0') throw ole(start, name);
  if (packing === 'none') return file;
  if (start.length > MAX_PACKED_BYTES)
    throw new LoadError(
      `${name}:1:1: the workbook in the archive is larger than ${MAX_PACKED_BYTES} bytes. Unpack it.`,
    );
  return start;
}

function ole(bytes: Buffer, name: string): LoadError {
  const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return new LoadError(
    isEncrypted
      ? `${name}:1:1: the workbook is encrypted. Save it without a password.`
      : `${name}:1:1: this is a file of the old Office format, such as .xls. Save it as .xlsx, or export CSV.`,
  );
}
