import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

/** Write-only, new, and never through a link. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Writes a new file that only the owner can read, in place of whatever had its name: a link is replaced, not followed.
 * @throws the system's error, EEXIST if somebody else keeps taking the name
 */
export async function writePrivateFile(
  path: string,
  content: string | Uint8Array | readonly Uint8Array[],
): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, NEW_FILE, 0o600);
  try {
    // The mask of the process can take rights away, but not from the owner.
    await file.chmod(0o600);
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for (const piece of content) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}
