import { parentPort, workerData } from 'node:worker_threads';
import { checkedFile } from './checked-file.ts';
import type { FileRows, FileToRead } from './file-rows.ts';
import { CHUNKS_AHEAD, errorData, type FromWorker } from './read-messages.ts';

/** Large enough that messages cost little, small enough that few are waiting. */
const CHUNK_BYTES = 2 ** 19;

/** Rows whose memory a message can hand over. */
type SentRows = FileRows & { readonly csv: Uint8Array<ArrayBuffer> };

/** Reads one file, and sends its rows; each message from the parent asks for one more chunk. */
async function sendRows(file: FileToRead, send: (message: FromWorker, transfer?: ArrayBuffer[]) => void) {
  const credit = credits();
  try {
    const { header, rows } = await checkedFile(file);
    send({ kind: 'opened', header });
    for await (const chunk of chunks(rows)) {
      await credit();
      send({ kind: 'rows', rows: chunk }, [chunk.csv.buffer]);
    }
    send({ kind: 'end' });
  } catch (error) {
    send({ kind: 'error', error: errorData(error) });
  }
}

/** Waits while the parent has as many chunks as it may. */
function credits(): () => Promise<void> {
  let left = CHUNKS_AHEAD;
  let resume = (): void => undefined;
  parentPort?.on('message', () => {
    left++;
    resume();
  });
  return async () => {
    if (left === 0) await new Promise<void>((done) => (resume = done));
    left--;
  };
}

async function* chunks(rows: AsyncIterable<FileRows>): AsyncGenerator<SentRows> {
  let waiting: FileRows[] = [];
  let size = 0;
  for await (const some of rows) {
    waiting.push(some);
    size += some.csv.length;
    if (size < CHUNK_BYTES) continue;
    yield joined(waiting);
    waiting = [];
    size = 0;
  }
  if (waiting.length > 0) yield joined(waiting);
}

function joined(parts: readonly FileRows[]): SentRows {
  return {
    ...parts.at(-1),
    csv: bytesOf(parts.map(({ csv }) => csv)),
    rowsRead: parts.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rejects: parts.flatMap(({ rejects }) => rejects),
    share: parts.at(-1)?.share ?? 0,
  };
}

function bytesOf(parts: readonly FileRows['csv'][]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (parts.length === 1 && first instanceof Uint8Array) return first;
  const texts = parts.filter((part) => typeof part === 'string');
  if (texts.length === parts.length) return new TextEncoder().encode(texts.join(''));
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
}

if (parentPort) {
  const port = parentPort;
  await sendRows(workerData as FileToRead, (message, transfer = []) => port.postMessage(message, transfer));
  port.close();
}
