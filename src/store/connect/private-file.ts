import { constants } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';

/** Write-only, new, and never through a link. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Creates a file that only the owner can read, in place of whatever had its name: a link is replaced, not followed.
 * @throws the system's error, EEXIST if somebody else keeps taking the name
 */
export async function createPrivateFile(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  const file = await open(path, NEW_FILE, 0o600);
  try {
    // The mask of the process can take rights away, but not from the owner.
    await file.chmod(0o600);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Writes a whole file as `createPrivateFile` creates it. @throws what it throws */
export async function writePrivateFile(path: string, content: string | Uint8Array): Promise<void> {
  const file = await createPrivateFile(path);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}
