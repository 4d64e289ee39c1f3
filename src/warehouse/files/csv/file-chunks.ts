import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { entryChunks, openZip } from '../zip/zip-archive.ts';
import { memberOf } from '../zip/zip-member.ts';
import type { InputFile } from './input-file.ts';

const READ_BYTES = 2 ** 20;

/** A piece of a file's content, never empty. */
export interface FileChunk {
  readonly bytes: Buffer;
  /** Bytes of the (possibly compressed) file read so far. */
  readonly bytesRead: number;
}

/** Takes the bytes of a file as they are read, still compressed; nothing of a zip archive. */
export type OnBytes = (bytes: Uint8Array) => void;

/**
 * Yields the decompressed content of a file in chunks of at most `chunkBytes`. Closes the file.
 * @throws CsvError, system and zlib errors, and errors with the codes `TRAILING_BYTES` and `ZIP_DAMAGED`.
 */
export async function* fileChunks(
  file: InputFile,
  chunkBytes: number,
  onBytes: OnBytes = () => undefined,
): AsyncGenerator<FileChunk, void, undefined> {
  for await (const { bytes, bytesRead } of contentOf(file, onBytes)) {
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      yield { bytes: bytes.subarray(start, start + chunkBytes), bytesRead };
    }
  }
}

function contentOf(file: InputFile, onBytes: OnBytes): AsyncGenerator<FileChunk, void, undefined> {
  switch (file.packing) {
    case 'none':
      return plain(file, onBytes);
    case 'gzip':
      return gunzipped(file, onBytes);
    case 'zip':
      return unzipped(file);
  }
}

async function* plain({ handle }: InputFile, onBytes: OnBytes): AsyncGenerator<FileChunk, void, undefined> {
  const input = handle.createReadStream({ start: 0, highWaterMark: READ_BYTES });
  for await (const bytes of seen(input, onBytes)) yield { bytes, bytesRead: input.bytesRead };
}

async function* gunzipped(
  { handle, totalBytes }: InputFile,
  onBytes: OnBytes,
): AsyncGenerator<FileChunk, void, undefined> {
  const input = handle.createReadStream({ start: 0, highWaterMark: READ_BYTES });
  const gunzip = createGunzip({ chunkSize: READ_BYTES });
  // The loop below throws the errors of both streams, so the callback has nothing to do.
  pipeline(seen(input, onBytes), gunzip, () => {});
  for await (const bytes of buffersOf(gunzip)) yield { bytes, bytesRead: gunzip.bytesWritten };
  // zlib treats a zero byte after a gzip member as padding, and Node then drops all bytes after it.
  if (gunzip.bytesWritten < totalBytes) throw new TrailingBytesError();
}

async function* unzipped({
  handle,
  file,
  member,
  name,
  totalBytes,
}: InputFile): AsyncGenerator<FileChunk, void, undefined> {
  await handle.close();
  const archive = await openZip(file, name);
  try {
    const entry = memberOf(archive, member);
    let read = 0;
    for await (const bytes of entryChunks(archive, entry)) {
      read += bytes.length;
      yield { bytes, bytesRead: Math.round((totalBytes * read) / Math.max(1, entry.uncompressedSize)) };
    }
  } finally {
    archive.zip.close();
  }
}

async function* seen(stream: Readable, onBytes: OnBytes): AsyncGenerator<Buffer, void, undefined> {
  for await (const bytes of buffersOf(stream)) {
    onBytes(bytes);
    yield bytes;
  }
}

// A stream without an encoding yields buffers, which its type does not state.
function buffersOf(stream: Readable): AsyncIterable<Buffer> {
  return stream;
}

class TrailingBytesError extends Error {
  readonly code = 'TRAILING_BYTES';
}
