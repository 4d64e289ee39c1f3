import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createPrivateFile } from '../../store/connect/private-file.ts';
import { ReceiveError } from './receive-error.ts';

/** The most bytes of a batch, unpacked. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Writes a body to a file, unpacked and synced, however large it is, without holding it in memory.
 * @returns its SHA-256
 * @throws ReceiveError if it is too large, is no gzip, or begins with something else than a JSON object
 */
export async function spooled(path: string, body: ReadableStream<Uint8Array>, isGzip: boolean): Promise<string> {
  const hash = createHash('sha256');
  const file = await createPrivateFile(path);
  try {
    let bytes = 0;
    let begins = '';
    for await (const chunk of unpacked(body, isGzip)) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES)
        throw new ReceiveError('too_large', `send at most ${MOST_BYTES} bytes, unpacked, at once`);
      begins ||= beginningOf(chunk);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (begins !== '{') throw new ReceiveError('refused', 'body:1:1: write one JSON object a line');
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function* unpacked(body: ReadableStream<Uint8Array>, isGzip: boolean): AsyncGenerator<Buffer> {
  const plain = Readable.from(chunksOf(body));
  const stream = isGzip ? plain.pipe(createGunzip()) : plain;
  // A pipe passes no errors on.
  plain.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield asBuffer(chunk);
  } catch (error) {
    if (error instanceof ReceiveError) throw error;
    throw new ReceiveError('unreadable', `the body can't be read to its end${isGzip ? ' as gzip' : ''}`);
  } finally {
    plain.destroy();
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('a body consists of bytes');
}

/** The first sign that is no blank; empty while there is none. */
function beginningOf(chunk: Buffer): string {
  return (
    chunk
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart()[0] ?? ''
  );
}
