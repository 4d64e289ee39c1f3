import { StoreError } from '../../store/connect/database.ts';

/** There are no figures, because the first run failed. Its message says when, why, and when it is tried again. */
export class FirstRunFailed extends StoreError {}
