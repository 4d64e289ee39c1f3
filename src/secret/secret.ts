import { inspect } from 'node:util';

/** A secret that can't be used: its variable is not set, its file can't be read, or it is no key. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

const HIDDEN = '***';

/** A secret: only `reveal` shows it. Printed, logged or written as JSON it is three stars. */
export class Secret {
  readonly #read: () => Promise<string>;

  /** @param read called at each use, so that a secret that was renewed is taken */
  constructor(read: () => Promise<string>) {
    this.#read = read;
  }

  /** @throws SecretError */
  async reveal(): Promise<string> {
    return this.#read();
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
