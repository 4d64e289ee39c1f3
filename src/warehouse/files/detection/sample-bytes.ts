import { fileChunks } from '../csv/file-chunks.ts';
import { openInputFile } from '../csv/input-file.ts';
import { inputProblem } from '../csv/input-problem.ts';

const CHUNK_BYTES = 2 ** 18;

/** Returns the first bytes of a file's content, unpacked, up to the first that can't be read. @throws CsvError if it can't be opened */
export async function firstBytes(path: string, name: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const file = await openInputFile(path, name);
  try {
    for await (const { bytes } of fileChunks(file, CHUNK_BYTES)) {
      chunks.push(bytes);
      length += bytes.length;
      if (length >= most) break;
    }
  } catch (error) {
    // The reader of the file reports it, with its place.
    inputProblem(error);
  }
  return Buffer.concat(chunks).subarray(0, most);
}
