import { addDays, dayFromEpochMs, isoDay } from '../../../calendar/day.ts';
import { zone as zoneOf } from '../../../calendar/zone.ts';
import { countryName } from '../../../config/calendar/home-country.ts';
import { NO_CURRENCY } from '../../../warehouse/mapping/proposal.ts';
import { setting, sourceLines, type ConfirmedSource } from './config-text.ts';
import { metricLines } from './daily-lines.ts';
import { fileText } from './file-text.ts';

const OLD_MS = 30 * 86_400_000;

/** What a config says of the business. */
export interface ProposedBusiness {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  /** Whose public holidays are taken, and why; null if it is not known. */
  readonly country: { readonly code: string; readonly why: string } | null;
  /** The local moment of every run, for data of the past; null: now. */
  readonly asOf: string | null;
}

/** The config of a business with its sources. */
export function configText(
  { name, zone, currency, country, asOf }: ProposedBusiness,
  sources: readonly ConfirmedSource[],
): string {
  const paths = sources.flatMap(({ path }) => path).map((path) => fileText(path));
  const lines = [
    `# Made by \`evenkeel init\` from ${fileText(paths.join(', '), 300)}. What it proposed is declared here, and this file is what counts.`,
    '# All settings: docs/config.md. Check it with `evenkeel validate`, run it with `evenkeel run`.',
    'business:',
    setting(2, 'name', name),
    setting(2, 'zone', zone, 'where its days begin and end'),
    currency === NO_CURRENCY
      ? setting(2, 'currency', currency, 'no money in its files; put the ISO code of yours, such as EUR')
      : setting(2, 'currency', currency, 'in which its money is counted'),
    ...(asOf === null
      ? []
      : [setting(2, 'as_of', asOf, 'the data end here, so runs take place then; remove it for live data')]),
    country === null
      ? setting(
          2,
          'holidays',
          'none',
          'public holidays: put the ISO code of your country, such as DE, or their days may look unusual',
        )
      : setting(2, 'holidays', country.code, `public holidays of ${countryName(country.code)}, ${country.why}`),
    'sources:',
    ...sources.flatMap((source) => sourceLines(source)),
    ...metricSection(sources),
  ];
  return `${lines.join('\n')}\n`;
}

function metricSection(sources: readonly ConfirmedSource[]): string[] {
  const lines = metricLines(sources.map(({ proposal }) => proposal));
  if (lines.length === 0) return [];
  return ['metrics: # unit, direction (which way is bad), tolerance, targets: docs/config.md#metrics', ...lines];
}

/** The business in a line, with what the files don't say. */
export function businessLine({ name, country, asOf }: ProposedBusiness): string {
  const holidays =
    country === null
      ? 'no public holidays: --country takes those of one, such as --country DE'
      : `public holidays of ${countryName(country.code)}, ${country.why} (--country for another)`;
  return [
    `business  ${fileText(name)}; ${holidays}`,
    ...(asOf === null ? [] : [`runs      as of ${asOf}, where the data end`]),
  ].join('\n');
}

/** Runs on data of the past take place the day after their end, so that their last days are judged. */
export function asOfOldData(last: string | null, zone: string, now: Date): string | null {
  if (last === null) return null;
  const moment = new Date(last).getTime();
  if (now.getTime() - moment < OLD_MS) return null;
  return `${isoDay(addDays(dayFromEpochMs(zoneOf(zone).localTime(moment)), 1))}T08:00`;
}
