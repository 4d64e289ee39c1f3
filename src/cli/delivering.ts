import type { Delivering } from '../pipeline/deliver/deliver.ts';
import { renderPng } from '../pipeline/publish/render-png.ts';
import { readModel } from '../pipeline/read/read-model.ts';
import type { Database } from '../store/connect/database.ts';
import { newestFinishedRun } from '../store/runs/newest-finished-run.ts';
import type { Context } from './context.ts';

/** For a request; a mail may take three times as long. */
export const TIMEOUT_MS = 10_000;

type Environment = Pick<Context, 'business' | 'messages' | 'fonts' | 'asOf' | 'dueMinute'>;

/** What deliveries of a context need. */
export function deliveringOf(
  db: Database,
  { business, messages, fonts, asOf, dueMinute }: Environment,
  { nowMs, stop }: Pick<Delivering, 'nowMs' | 'stop'>,
): Delivering {
  return {
    ...{ db, business, settings: messages, nowMs, stop, timeoutMs: TIMEOUT_MS },
    model: async () => ((await newestFinishedRun(db)) ? readModel(db, business, asOf, dueMinute) : null),
    png: async (svg) => (await renderPng(svg, fonts)).content,
  };
}
