/** The id of level-adjusted Prophet; apart from its model, which takes long to load. */
export const LEVEL_ADJUSTED_PROPHET = 'level-adjusted-prophet';
/** The id of the one with the more flexible trend. */
export const FLEXIBLE_LEVEL_ADJUSTED_PROPHET = 'level-adjusted-prophet-flexible';
/** The id of the stiff one, whose level is not adjusted. */
export const STIFF_PROPHET = 'prophet-stiff';
/** The id of exponential smoothing of days without the yearly season of the stiff one. */
export const YEARLY_ETS = 'ets-yearly';
