/** The run under way. */
export const RUN_KEY = ['run'];
/** Whether the events of the server are followed. */
export const LIVE_KEY = ['live'];
