import { parentPort, workerData } from 'node:worker_threads';
import { checkedFile, type CheckedRows, type FileToCheck } from './checked-file.ts';
import { CHUNKS_AHEAD, errorData, type FromWorker } from './check-messages.ts';

/** Large enough that messages cost little, small enough that few are waiting. */
const CHUNK_BYTES = 2 ** 19;

/** Reads and checks one file, and sends its rows; each message from the parent asks for one more chunk. */
async function sendRows(file: FileToCheck, send: (message: FromWorker, transfer?: ArrayBuffer[]) => void) {
  const credit = credits();
  try {
    const { rows, ...opened } = await checkedFile(file);
    send({ kind: 'opened', opened });
    for await (const { csv, ...counts } of chunks(rows)) {
      await credit();
      send({ kind: 'rows', rows: { csv, ...counts } }, [csv.buffer]);
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

async function* chunks(
  rows: AsyncIterable<CheckedRows>,
): AsyncGenerator<Omit<CheckedRows, 'csv'> & { csv: Uint8Array<ArrayBuffer> }> {
  let waiting: CheckedRows[] = [];
  let characters = 0;
  for await (const some of rows) {
    waiting.push(some);
    characters += some.csv.length;
    if (characters < CHUNK_BYTES) continue;
    yield joined(waiting);
    waiting = [];
    characters = 0;
  }
  if (waiting.length > 0) yield joined(waiting);
}

function joined(parts: readonly CheckedRows[]): Omit<CheckedRows, 'csv'> & { csv: Uint8Array<ArrayBuffer> } {
  return {
    csv: new TextEncoder().encode(parts.map(({ csv }) => csv).join('')),
    rowsRead: parts.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rejects: parts.flatMap(({ rejects }) => rejects),
    share: parts.at(-1)?.share ?? 0,
  };
}

if (parentPort) {
  const port = parentPort;
  await sendRows(workerData as FileToCheck, (message, transfer = []) => port.postMessage(message, transfer));
  port.close();
}
