import { firstBytes } from './detection/sample-bytes.ts';

const START_BYTES = 4096;
const BYTE_ORDER_MARKS = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;

/** Host, identity, user and time, as web servers log a request by default. */
const ACCESS_LOG = /^\S+ \S+ \S+ \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:/;

/** What files are packed with that are not unpacked here, by their first bytes. */
const PACKED: readonly (readonly [by: string, start: RegExp])[] = [
  ['tar', /^[^]{257}ustar/],
  ['bzip2', /^BZh[1-9]/],
  ['xz', /^\xfd7zXZ/],
  ['zstd', /^\x28\xb5\x2f\xfd/],
  ['7z', /^7z\xbc\xaf\x27/],
  ['rar', /^Rar!/],
];

export type FileKind =
  | 'csv'
  | 'json'
  | 'parquet'
  | 'zip'
  | 'gzip'
  | 'ole'
  | 'html'
  | 'access_log'
  | { readonly packedBy: string };

/** Returns what a file holds, once it is unpacked, by its first bytes. @throws CsvError, system and zlib errors */
export async function fileKind(path: string, name: string): Promise<FileKind> {
  const text = (await firstBytes(path, name, START_BYTES)).toString('latin1');
  if (text.startsWith('PAR1')) return 'parquet';
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (text.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  const [packedBy] = PACKED.find(([, start]) => start.test(text)) ?? [];
  if (packedBy !== undefined) return { packedBy };
  // In UTF-16 every other byte of such characters is zero.
  const start = text.replace(BYTE_ORDER_MARKS, '').replaceAll('\0', '').trimStart();
  if (/^(?:<!doctype html|<html|<table)[\s>]/i.test(start)) return 'html';
  if (ACCESS_LOG.test(start)) return 'access_log';
  return /^(?:\{|\[\s*(?:[[{\]]|$))/.test(start) ? 'json' : 'csv';
}
