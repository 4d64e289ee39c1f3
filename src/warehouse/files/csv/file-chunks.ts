import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import type { InputFile } from './input-file.ts';

const READ_BYTES = 2 ** 20;

/** A piece of a file's content, never empty. */
export interface FileChunk {
  readonly bytes: Buffer;
  /** How much of the file, as it lies on the disk, has been taken in. */
  readonly bytesRead: number;
}

/**
 * The content of a file in pieces of at most `chunkBytes`, decompressed. Closes the file.
 * @throws the system's and zlib's errors, and one with code `TRAILING_BYTES`.
 */
export async function* fileChunks(file: InputFile, chunkBytes: number): AsyncGenerator<FileChunk, void, undefined> {
  for await (const { bytes, bytesRead } of file.isGzip ? gunzipped(file) : plain(file)) {
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      yield { bytes: bytes.subarray(start, start + chunkBytes), bytesRead };
    }
  }
}

async function* plain({ handle }: InputFile): AsyncGenerator<FileChunk, void, undefined> {
  const input = handle.createReadStream({ start: 0, highWaterMark: READ_BYTES });
  for await (const bytes of buffersOf(input)) yield { bytes, bytesRead: input.bytesRead };
}

async function* gunzipped({ handle, totalBytes }: InputFile): AsyncGenerator<FileChunk, void, undefined> {
  const input = handle.createReadStream({ start: 0, highWaterMark: READ_BYTES });
  const gunzip = createGunzip({ chunkSize: READ_BYTES });
  // An error of either stream comes out of the loop below, which leaves nothing to the callback.
  pipeline(input, gunzip, () => {});
  for await (const bytes of buffersOf(gunzip)) yield { bytes, bytesRead: gunzip.bytesWritten };
  // zlib takes a zero after a gzip member for padding, and Node then drops all that follows.
  if (gunzip.bytesWritten < totalBytes) throw new TrailingBytesError();
}

// A stream that was given no encoding gives buffers, which its type leaves open.
function buffersOf(stream: Readable): AsyncIterable<Buffer> {
  return stream;
}

class TrailingBytesError extends Error {
  readonly code = 'TRAILING_BYTES';
}
