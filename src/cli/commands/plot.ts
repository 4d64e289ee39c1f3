import { join, relative } from 'node:path';
import { undrawnText } from '../../pipeline/publish/fonts/undrawn-text.ts';
import { defaultPlots, type PlotFormat } from '../../pipeline/publish/plot-job.ts';
import { writePlots } from '../../pipeline/publish/plots.ts';
import { readModel } from '../../pipeline/read/read-model.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { Context } from '../context.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

export interface PlotCommandOptions {
  readonly format?: PlotFormat | undefined;
  readonly dark?: boolean | undefined;
  readonly days?: number | undefined;
}

/**
 * `evenkeel plot [metric]`: draws what the last run left in the store, and prints the files that it wrote.
 * @throws ConfigError if there is no such metric
 */
export async function plotCommand(
  context: Context,
  metricId: string | undefined,
  options: PlotCommandOptions,
): Promise<void> {
  const { business, asOf, dueMinute, out, fonts } = context;
  const ids = business.metrics.map(({ id }) => id);
  if (metricId !== undefined && !ids.includes(metricId))
    throw new ConfigError(`there is no metric '${metricId}': ${ids.join(', ')}`);
  const { written, undrawn } = await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    return writePlots({
      reports: await model.wholeReports(),
      currency: business.currency,
      locale: business.locale,
      folder: out,
      options: {
        formats: options.format ? [options.format] : defaultPlots.formats,
        theme: options.dark === true ? 'dark' : defaultPlots.theme,
        days: options.days ?? defaultPlots.days,
        metric: metricId,
        fonts,
      },
    });
  });
  if (written.length === 0) process.stderr.write("nothing has been judged yet: run 'evenkeel run' first\n");
  if (undrawn.length > 0) process.stderr.write(`${undrawnText(undrawn)}\n`);
  for (const name of written) process.stdout.write(`${relative('.', join(out, name))}\n`);
}
