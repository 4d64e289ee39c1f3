import { existsSync } from 'node:fs';
import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileRows, FileToRead, OpenedFile } from './file-rows.ts';
import { checkedFile } from './checked-file.ts';
import { errorFromData, type FromWorker } from './read-messages.ts';

const WORKER = new URL('./read-worker.js', import.meta.url);
/** For a smaller file the start of a thread costs more than it saves. */
const WORTH_A_THREAD_BYTES = 2 ** 22;
/** Rows live long enough to be collected twice with V8's usual 16 MB. */
const YOUNG_GENERATION_MB = 64;

/**
 * Does work with an opened file. It is read as by `checkedFile`, but in a thread of its own where the file is large and the machine has several cores: files
 * are read side by side, and a server in this process goes on answering. The thread ends with the work.
 */
export async function readInThread<T>(
  file: FileToRead,
  bytes: number,
  work: (opened: OpenedFile) => Promise<T>,
): Promise<T> {
  // Run from its sources the program has no compiled worker.
  if (bytes < WORTH_A_THREAD_BYTES || availableParallelism() < 2 || !existsSync(fileURLToPath(WORKER)))
    return work(await checkedFile(file));
  const worker = new Worker(WORKER, {
    workerData: file,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  try {
    const messages = messagesOf(worker);
    const first = await messages.next();
    if (first.done === true || first.value.kind !== 'opened')
      throw new Error('a thread that reads a file sent no header');
    return await work({ header: first.value.header, rows: rowsOf(messages, worker) });
  } finally {
    await worker.terminate();
  }
}

async function* rowsOf(messages: AsyncGenerator<FromWorker, void>, worker: Worker): AsyncGenerator<FileRows> {
  for await (const message of messages) {
    if (message.kind === 'end') return;
    if (message.kind !== 'rows') continue;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage('next');
    yield message.rows;
  }
  throw new Error('a thread that reads a file ended before the file did');
}

/** @throws the error that the thread met */
async function* messagesOf(worker: Worker): AsyncGenerator<FromWorker, void> {
  for await (const [message] of on(worker, 'message', { close: ['exit'] })) {
    const sent = fromWorker(message);
    if (sent.kind === 'error') throw errorFromData(sent.error);
    yield sent;
  }
}

/** `read-worker.ts` sends nothing else. */
function fromWorker(message: unknown): FromWorker {
  return message as FromWorker;
}
