import type { Progress } from '../pipeline/progress.ts';
import { undrawnText } from '../pipeline/publish/fonts/undrawn-text.ts';
import { keptOrDrawn } from '../pipeline/publish/kept-plots.ts';
import { defaultPlots, type PlotJob, type Plots } from '../pipeline/publish/plot-job.ts';
import { writeTables } from '../pipeline/publish/write-tables.ts';
import { readModel, type ReadModel } from '../pipeline/read/read-model.ts';
import { run } from '../pipeline/run.ts';
import { runPublished } from '../store/runs/run-published.ts';
import type { Database } from '../store/connect/database.ts';
import { displayPath } from '../warehouse/files/display-path.ts';
import { sqlWarehouse } from '../warehouse/sql-warehouse.ts';
import type { Context } from './context.ts';
import { keepingRejects } from './with-store.ts';
import { writableFolder } from './writable-folder.ts';

export interface PublishedRun {
  /** Of the schedule; null for a run started by hand or by new files. */
  readonly slot: Date | null;
  readonly progress: Progress;
  /** Does the work as the only process that writes to the store. */
  readonly hold: (work: () => Promise<void>) => Promise<void>;
  /** See `RunOptions`. */
  readonly onFinished?: (() => void) | undefined;
  /** Called once the run is finished and its tables are written, before the pictures are drawn. */
  readonly onAnswers: (model: ReadModel) => Promise<void>;
  /** See `RunOptions`. */
  readonly wholeFirst: boolean;
  readonly draw: (job: PlotJob) => Promise<Plots>;
}

/** One run of a context with its outputs: first the tables, at last the pictures, which take longest. */
export async function runAndPublish(db: Database, context: Context, published: PublishedRun): Promise<void> {
  const { business, asOf, now, out, messages } = context;
  const { slot, progress, onFinished, onAnswers, draw, wholeFirst, hold } = published;
  await writableFolder(out);
  await hold(async () => {
    await keepingRejects(context, sqlWarehouse(db), async () =>
      run(db, business, {
        ...{ asOf, now, slot, progress, wholeFirst, publishes: true, onFinished, messages },
        clock: () => new Date(),
      }),
    );
    const model = await readModel(db, business, asOf);
    progress.stage('write tables');
    const reports = await model.wholeReports();
    const tables = await writeTables(model, reports, out);
    progress.finished(`${tables.length} files in ${displayPath(out)}`);
    await onAnswers(model);
    progress.stage('draw pictures');
    const options = { ...defaultPlots, fonts: context.fonts };
    const job = { reports, currency: business.currency, locale: business.locale, folder: out, options };
    const { written, undrawn } = await keptOrDrawn(job, draw);
    const lacking = undrawn.length === 0 ? '' : `; ${undrawnText(undrawn)}`;
    progress.finished(`${written.length} pictures in ${displayPath(out)}${lacking}`);
    await runPublished(db);
  });
}
