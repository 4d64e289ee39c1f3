import { writeNumbersAsIn } from '../../report/words/number-locale.ts';
import type { PlotJob, Plots } from './plot-job.ts';
import { writePlots } from './plots.ts';

/** What the thread of `writePlotsInThread` runs. */
// oxlint-disable-next-line import/no-default-export -- what a thread runs has to be its module's default
export default async (job: PlotJob): Promise<Plots> => {
  // A thread has modules of its own.
  writeNumbersAsIn(job.locale);
  return writePlots(job);
};
