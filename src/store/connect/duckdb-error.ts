import { BusyStoreError, StoreError } from './database.ts';
import { damaged } from './store-file.ts';

/** What DuckDB says about bytes that it can't make sense of. */
const DAMAGE =
  /corrupt|could not read enough bytes|failure while replaying|wal does not match|checksum|not a valid duckdb|deserializ|serialization error|database has been invalidated|internal error|read out of range/i;
const NO_SPACE = /no space left|disk quota exceeded|max_temp_directory_size/i;
const SYSTEM =
  /too many open files|permission denied|read-only file system|input\/output error|out of memory|failed to allocate/i;

/**
 * An error that DuckDB met with a store's file, in words for the people who run it; any other error as it is.
 * @param file the database file
 */
export function duckDbError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const [first = ''] = error.message.split('\n');
  if (/conflicting lock|could not set lock/i.test(first)) return busyError(file, first);
  const version = /version number (\d+), but we can only read version[^.]*/.exec(first);
  if (version)
    return new StoreError(
      `the store ${file} was written by another version of DuckDB (storage version ${version[1]}): use the Evenkeel that wrote it, or move it away and run again`,
    );
  if (NO_SPACE.test(first))
    return new StoreError(`the disk of the store ${file} is full: make room and run again. The store is whole.`);
  if (DAMAGE.test(first)) return damaged(file, withoutKind(first));
  return SYSTEM.test(first) ? new StoreError(`the store ${file} can't be used: ${withoutKind(first)}`) : error;
}

/** DuckDB begins each message with its kind: `IO Error: `. */
function withoutKind(message: string): string {
  return message.replace(/^(\w+ )*Error: /, '').replace(/\.$/, '');
}

function busyError(file: string, message: string): StoreError {
  const holder = /PID (\d+)/.exec(message)?.[1];
  const who =
    holder === undefined ? "another process, perhaps 'evenkeel serve'" : `process ${holder}, perhaps 'evenkeel serve'`;
  return new BusyStoreError(
    `${file} is held by ${who}: an embedded store has one process at a time. Wait for it or stop it; several at once need a store in PostgreSQL.`,
  );
}
