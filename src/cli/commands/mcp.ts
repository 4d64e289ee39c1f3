import { once } from 'node:events';
import { setImmediate as immediate } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { apiApp } from '../../api/app.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { mcpServer, type AskApi } from '../../mcp/mcp-server.ts';
import { currentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { Context } from '../context.ts';
import { errorText } from '../exit-code.ts';
import { version } from '../program/version.ts';
import { withExistingStore } from '../with-store.ts';

/** `evenkeel mcp`: answers an assistant over stdin and stdout from the store that a run left. */
export async function mcpCommand(context: Context): Promise<void> {
  await withExistingStore(context, async (db) => {
    const { business, asOf, dueMinute, scheduleMinute } = context;
    const at = () => ({ nowMs: scheduleMinute === null ? asOf.getTime() : Date.now(), slotMinute: dueMinute });
    const current = currentReadModel(db, () => ({ business, at: at(), unrecorded: null }));
    const app = apiApp(current, (error) => process.stderr.write(`${errorText(error)}\n`), new Map());
    await answerOverStdio(async (path) => app.request(`http://localhost${path}`, { headers: { host: 'localhost' } }));
  });
}

/** `evenkeel mcp --url`: answers an assistant from a server that runs. @param key of the API; undefined without authentication */
export async function mcpFromServerCommand(url: string, key: string | undefined): Promise<void> {
  const headers: Record<string, string> = key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` };
  await answerOverStdio(async (path) =>
    fetch(new URL(path, url), { headers }).catch((error: unknown) => {
      throw new ConfigError(`${url} can't be reached: is evenkeel serve running?`, { cause: error });
    }),
  );
}

async function answerOverStdio(ask: AskApi): Promise<void> {
  const pending = new Set<Promise<unknown>>();
  const server = mcpServer(async (path) => {
    const answer = ask(path);
    pending.add(answer);
    return answer.finally(() => pending.delete(answer));
  }, version());
  await server.connect(new StdioServerTransport());
  // The assistant closes the pipe when it is done; its requests from before are answered.
  await once(process.stdin, 'end');
  await immediate();
  while (pending.size > 0) {
    await Promise.allSettled(pending);
    await immediate();
  }
  await server.close();
}
