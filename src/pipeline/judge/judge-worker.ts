import { judgeJob, type JudgeJob, type JudgeResult } from './judge-job.ts';

/** What the threads of `judgeJobs` run. */
// oxlint-disable-next-line import/no-default-export -- what a thread runs has to be its module's default
export default function judgePart(jobs: readonly JudgeJob[]): JudgeResult[] {
  return jobs.map(judgeJob);
}
