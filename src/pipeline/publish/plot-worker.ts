import type { PlotJob, Plots } from './plot-job.ts';
import { writePlots } from './plots.ts';

/** What the thread of `writePlotsInThread` runs. */
// oxlint-disable-next-line import/no-default-export -- what a thread runs has to be its module's default
export default async (job: PlotJob): Promise<Plots> => writePlots(job);
