import { issueKey, withdrawKey, type RequestedKey } from '../../../access/access.ts';
import { keyState } from '../../../access/api-key.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import { loadApiKeys } from '../../../store/access/api-keys.ts';
import { plainText } from '../../../warehouse/load-error.ts';
import type { Context } from '../../context.ts';
import { textTable } from '../../init/text/text-table.ts';
import { atTerminal } from '../../local-user.ts';
import { withExistingStore, withStore } from '../../with-store.ts';

/** Where no terminal sets the width. */
const WIDEST = 10_000;

/** `evenkeel keys create NAME`: prints the text of a new key, which is shown this once, and on stderr what it is for. */
export async function createKeyCommand(context: Context, requested: RequestedKey): Promise<void> {
  const key = await withStore(context, async (db) => issueKey(db, requested, atTerminal(), context.now));
  process.stdout.write(`${key.text}\n`);
  process.stderr.write(
    `${plainText(key.name)}, ${key.role}, until ${isoDate(key.expiresAt)}. It is shown this once; evenkeel keys revoke ${key.id} ends it.\n`,
  );
}

/** `evenkeel keys list`: all keys, the newest first. */
export async function listKeysCommand(context: Context, format: 'table' | 'json'): Promise<void> {
  const keys = await withExistingStore(context, loadApiKeys);
  if (format === 'json') {
    const rows = keys.map(({ hash: _hash, ...key }) => ({ ...key, state: keyState(key, context.now) }));
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  if (keys.length === 0) {
    process.stdout.write("there is no API key: 'evenkeel keys create NAME' makes one\n");
    return;
  }
  const column = (head: string, cells: string[]) => ({ head: [head], cells, isNumber: false });
  const columns = [
    column(
      'ID',
      keys.map(({ id }) => id),
    ),
    column(
      'State',
      keys.map((key) => keyState(key, context.now)),
    ),
    column(
      'Role',
      keys.map(({ role }) => role),
    ),
    column(
      'Until',
      keys.map(({ expiresAt }) => isoDate(expiresAt)),
    ),
    column(
      'Made by',
      keys.map(({ createdBy }) => plainText(createdBy)),
    ),
    column(
      'Name',
      keys.map(({ name }) => plainText(name)),
    ),
  ];
  process.stdout.write(
    textTable(columns, process.stdout.columns ?? WIDEST)
      .join('\n')
      .concat('\n'),
  );
}

/** `evenkeel keys revoke ID`. @throws ConfigError if there is none to revoke */
export async function revokeKeyCommand(context: Context, id: string): Promise<void> {
  const isRevoked = await withExistingStore(context, async (db) => withdrawKey(db, id, atTerminal(), context.now));
  if (!isRevoked)
    throw new ConfigError(`there is no key '${plainText(id)}' that could be revoked: evenkeel keys list has them`);
  process.stdout.write(`${id} is revoked, and the sessions that it opened are over\n`);
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
