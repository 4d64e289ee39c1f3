import type { CsvProblem } from './csv-error.ts';

const FETCH_AGAIN = 'Fetch or compress the file again.';

const KNOWN: Readonly<Record<string, Omit<CsvProblem, 'cause'>>> = {
  ENOENT: { reason: 'there is no such file', hint: 'Check the path.' },
  EACCES: { reason: 'permission to read this file is denied', hint: 'Let the user who runs this read it.' },
  EPERM: { reason: 'permission to read this file is denied', hint: 'Let the user who runs this read it.' },
  Z_BUF_ERROR: { reason: 'the gzip data is cut off', hint: FETCH_AGAIN },
  Z_DATA_ERROR: { reason: 'the gzip data is damaged', hint: FETCH_AGAIN },
  ZIP_DAMAGED: { reason: 'the zip archive is damaged from here on', hint: FETCH_AGAIN },
  TRAILING_BYTES: { reason: 'bytes that are not gzip follow the end of the gzip data', hint: FETCH_AGAIN },
};

/**
 * Converts an error of the file system or of zlib into a problem of the file.
 * @throws the error itself if it has another source.
 */
export function inputProblem(error: unknown): CsvProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
  const known = KNOWN[code] ?? { reason: `the file can't be read (${code})`, hint: 'Check the disk and the path.' };
  return { ...known, cause: error };
}
