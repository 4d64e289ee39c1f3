import { thresholds } from '../detect/rule.ts';

/** The version of the rules of incidents, stored with them. Change it whenever the same verdicts give other incidents. */
export const incidentVersion = 'incidents/10';

/** The constants of incidents. */
export const incidentRules = {
  /** A day is quiet if its error is below so many robust standard deviations, and its windows below these. */
  quietScore: 1.5,
  quietWindowScore: thresholds.windowScore / 2,
  /** Judged days in a row that close an incident; of a series whose days vary too much to be judged alone, so many. */
  quietDays: 2,
  quietDaysUnclear: 7,
  /** Judged days after closing in which another alert reopens it, and the days within which these must lie. */
  reopenDays: 3,
  reopenWithinDays: 14,
  /** What is usual of a whole is what was expected in so many days before an incident began, and of a slice in so many. */
  usualDays: { ofWhole: 28, ofSlice: 7 },
  /** Series of one tree whose alerts begin within so many days share an incident. */
  onsetDays: 1,
  /** From so many days on, those since the latest alert may be as far off as the incident. */
  stillOffDays: 3,
  /** A Warning open for so many days with a loss of this share of a usual day is Critical. */
  costlyAfterDays: 3,
  costlyShare: 0.5,
  /** After so many days a level that has not changed since is a level shift. */
  shiftDays: 14,
  /** From so many days on the end of an incident may be a new normal. */
  newNormalDays: 7,
  /** An incident without a judged day for so many days lapses. */
  lapsedDays: 28,
  /** Windows of so many days make a drift. */
  driftWindowDays: 7,
  /** Of the days on which nothing happened, the share on which chance may open an incident of a slice: about one a month in an account. */
  falseSliceShare: 1 / 30,
  /**
   * How often a day of a series without an event is an alert whose score is at least `from`, in either direction: `npm run bench -- slices`
   * measures it. Larger scores of a day are rarer by a power; those of several days together, whose errors are bounded, as by a normal
   * distribution with a standard deviation of `spread`. Of the chance that the level allows, each of the two has a share.
   */
  tails: {
    ofDay: { from: thresholds.warningScore, chance: 0.0021, power: 5.5, share: 0.75 },
    ofWindow: { from: thresholds.windowScore, chance: 0.0041, spread: 1.04, share: 0.25 },
  },
  /** An incident of operations coincides if it began on the same day, or up to so many days before. */
  coincidenceDays: 2,
  /** The share of chance among the coincidences that are named, and the incidents alike that are counted. */
  coincidenceShare: 0.1,
  coincidenceHistory: 5,
  /** So many changes of side make it volatility. */
  volatileChanges: 3,
} as const;
