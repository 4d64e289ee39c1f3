import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Secret, SecretError } from '../../secret/secret.ts';
import type { SecretConfig } from './schema.ts';

/** Where secrets are looked for. */
export interface SecretPlace {
  /** That paths are relative to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A secret of the config, read at each use. Its SecretError names the variable or the file, and nothing of what is in it. */
export function secretFromConfig(from: SecretConfig, { folder, environment }: SecretPlace): Secret {
  if ('env' in from)
    return new Secret(async () => {
      const value = Object.hasOwn(environment, from.env) ? environment[from.env]?.trim() : undefined;
      if (value === undefined || value === '') throw new SecretError(`the environment variable ${from.env} is not set`);
      return value;
    });
  return new Secret(async () => {
    const text = await readFile(resolve(folder, from.file), 'utf8').catch(() => {
      throw new SecretError(`the file ${basename(from.file)} of a secret can't be read`);
    });
    if (text.trim() === '') throw new SecretError(`the file ${basename(from.file)} of a secret is empty`);
    return text.trim();
  });
}
