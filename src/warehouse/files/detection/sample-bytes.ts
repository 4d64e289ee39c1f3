import { fileChunks } from '../csv/file-chunks.ts';
import { openInputFile } from '../csv/input-file.ts';

const CHUNK_BYTES = 2 ** 18;

/** Returns the first bytes of a file's content, decompressed. @throws CsvError, system and zlib errors */
export async function firstBytes(path: string, name: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const { bytes } of fileChunks(await openInputFile(path, name), CHUNK_BYTES)) {
    chunks.push(bytes);
    length += bytes.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
