import { findings } from './findings.ts';

/** What the threads of `allFindings` run. */
export default findings;
