/** What the operating system refuses, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied to the user of this process',
  EPERM: 'permission is denied to the user of this process',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: "too many files are open: raise the limit of this process ('ulimit -n 1024')",
  ENFILE: 'too many files are open on this machine',
  EISDIR: 'it is a folder, where a file is needed',
  ENOTDIR: 'a part of the path is a file, where a folder is needed',
  EEXIST: 'something else has this name',
  ENOTEMPTY: 'it is a folder that is not empty, where a file is needed',
  ENOENT: 'it does not exist',
  ELOOP: 'too many symbolic links lead to it',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'the file would be larger than is allowed',
  EIO: 'the disk can not be read or written',
  EPIPE: 'its reader has closed it',
  ERR_WORKER_INIT_FAILED: "a thread can't be started: raise the limits of this process",
};

/** An error of the operating system as one line that names the path; null for any other error. */
export function systemErrorText(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const reason = REASONS[error.code];
  if (reason === undefined) return null;
  const path = [error].flatMap((known) => ('dest' in known ? [known.dest] : 'path' in known ? [known.path] : []))[0];
  return typeof path === 'string' ? `${path}: ${reason}` : `${reason} (${error.code})`;
}
