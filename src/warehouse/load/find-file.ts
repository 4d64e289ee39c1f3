import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Database } from '../../store/connect/database.ts';
import { openInputFile } from '../files/csv/input-file.ts';
import { fileName } from '../files/zip/zip-path.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';
import { fileContent, type FileContent } from './read/file-content.ts';
import type { FileToRead } from './read/file-rows.ts';
import { latestLoad, type LatestLoad, type LoadInput } from './receipts.ts';
import type { StagedLoad } from './staged-load.ts';

/** A file before it is read, and how it was loaded last. */
export interface FoundFile {
  /** Null if it was never loaded: then only its rows are read. */
  readonly content: FileContent | null;
  readonly input: Omit<LoadInput, 'contentHash'>;
  readonly before: LatestLoad | null;
}

/**
 * @param before how it was loaded last, where that is known already
 * @throws CsvError if there is no file that can be read
 */
export async function findFile(
  db: Database,
  { source, path, name }: FileToRead,
  before?: LatestLoad | null,
): Promise<FoundFile> {
  const file = fileName(path);
  const latest = before === undefined ? await latestLoad(db, source.id, file) : before;
  const { handle } = await openInputFile(path, name);
  await handle.close();
  const content = latest === null ? null : await fileContent(path, name);
  return { content, input: { source: source.id, file, mappingHash: mappingHash(source) }, before: latest };
}

/** Whether the store has the file already, read in the same way. */
export function isLoaded({ content, input, before }: FoundFile): boolean {
  return before !== null && before.contentHash === content?.hash && before.mappingHash === input.mappingHash;
}

/** Whether a file is a received batch that was loaded in the same way. It is written once, so nobody has to look at it again. */
export function isLoadedBatch({ source, path }: FileToRead, before: LatestLoad | null | undefined): boolean {
  if (!before || source.inbox === undefined || dirname(path) !== source.inbox) return false;
  return before.contentHash !== '' && before.mappingHash === mappingHash(source);
}

/** What there is to do for a file that the store has: nothing. */
export function alreadyLoaded(input: Pick<LoadInput, 'source' | 'file'>): StagedLoad {
  return { commit: async () => unchanged(input), discard: async () => undefined };
}

function unchanged({ source, file }: Pick<LoadInput, 'source' | 'file'>): Receipt {
  const nothing = {
    rowsRead: 0,
    rowsAccepted: 0,
    rejects: [],
    rowsInserted: 0,
    rowsUpdated: 0,
    rowsDeleted: 0,
    amounts: [],
    equalEvents: [],
  };
  return { source, file, isNew: false, ...nothing };
}

function mappingHash(source: Source): string {
  const {
    path: _path,
    inbox: _inbox,
    completeThrough: _completeThrough,
    cancelled: _cancelled,
    adjustment: _adjustment,
    ...mapping
  } = source;
  return createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
}
