import { basename } from 'node:path';

/** A file, or one in a zip archive. */
export interface ZipPath {
  /** The file on disk. */
  readonly file: string;
  /** The name within the archive; null for the file itself. */
  readonly member: string | null;
}

/**
 * Splits the path of a file in a zip archive.
 * @example zipPath('data/export.zip/orders.csv') // { file: 'data/export.zip', member: 'orders.csv' }
 * @example zipPath('data/export.zip') // { file: 'data/export.zip', member: null }
 */
export function zipPath(path: string): ZipPath {
  const [, file, member = null] = /^(.*?\.zip)[/\\](.+)$/i.exec(path) ?? [];
  return file === undefined ? { file: path, member: null } : { file, member: member?.replaceAll('\\', '/') ?? null };
}

/**
 * Returns the name by which the loads of a file are known.
 * @example fileName('data/export.zip/orders.csv') // 'export.zip/orders.csv'
 */
export function fileName(path: string): string {
  const { file, member } = zipPath(path);
  return member === null ? basename(path) : `${basename(file)}/${member}`;
}
