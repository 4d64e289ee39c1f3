import { firstBytes } from './detection/sample-bytes.ts';

const START_BYTES = 4096;
const BYTE_ORDER_MARKS = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;

/** Host, identity, user and time, as web servers log a request by default. */
const ACCESS_LOG = /^\S+ \S+ \S+ \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:/;

export type FileKind = 'csv' | 'json' | 'parquet' | 'zip' | 'gzip' | 'ole' | 'html' | 'access_log';

/** Returns what a file holds, once it is unpacked, by its first bytes. @throws CsvError, system and zlib errors */
export async function fileKind(path: string, name: string): Promise<FileKind> {
  const text = (await firstBytes(path, name, START_BYTES)).toString('latin1');
  if (text.startsWith('PAR1')) return 'parquet';
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (text.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  // In UTF-16 every other byte of such characters is zero.
  const start = text.replace(BYTE_ORDER_MARKS, '').replaceAll('\0', '').trimStart();
  if (/^(?:<!doctype html|<html|<table)[\s>]/i.test(start)) return 'html';
  if (ACCESS_LOG.test(start)) return 'access_log';
  return /^(?:\{|\[\s*(?:[[{\]]|$))/.test(start) ? 'json' : 'csv';
}
