import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { displayPath } from '../warehouse/files/display-path.ts';
import { ConfigError } from '../config/faults/config-error.ts';
import { systemErrorText } from './system-error.ts';

/** Makes the folder of the outputs. @throws ConfigError if it can't be written, before there is anything to write */
export async function writableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = systemErrorText(error);
    if (reason === null) throw error;
    throw new ConfigError(
      `the outputs can't be written to ${displayPath(folder)}: ${reason}. Name another folder with --out.`,
    );
  }
}
