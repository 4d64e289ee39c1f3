/** England, where five of six people in the United Kingdom live: the whole has only the holidays of all its parts, without that of late August. */
export const MAIN_REGION: Readonly<Record<string, string>> = { GB: 'ENG' };

/** A public holiday of one year, which date-holidays does not have or does not move. */
interface Correction {
  readonly day: string;
  readonly holiday: string;
  /** The day of that year on which date-holidays has it. */
  readonly instead?: string;
}

/** @source royal proclamations in The London Gazette, as https://www.gov.uk/bank-holidays lists those of later years */
const OF_UNITED_KINGDOM: readonly Correction[] = [
  { day: '2002-06-03', holiday: "Queen's Golden Jubilee" },
  { day: '2002-06-04', holiday: 'Spring bank holiday', instead: '2002-05-27' },
  { day: '2011-04-29', holiday: 'Royal wedding' },
  { day: '2012-06-04', holiday: 'Spring bank holiday', instead: '2012-05-28' },
];

/** The holidays of single years that a country had beside, or instead of, those by its rules. */
export const CORRECTIONS: Readonly<Record<string, readonly Correction[]>> = { GB: OF_UNITED_KINGDOM };
