import type { SetupAnswerJson, SetupColumnJson, SetupSourceJson } from '../../api/setup/schema.ts';
import { knownNames } from '../../warehouse/mapping/names/known-names.ts';
import type { Proposal, Question } from '../../warehouse/mapping/proposal.ts';
import type { ConfirmedGroup, PreparedConfig } from '../commands/init.ts';
import type { NoProposal } from '../init/confirm-proposal.ts';
import type { ConfirmedSource } from '../init/text/config-text.ts';
import { preview } from '../init/text/preview.ts';
import { possibleAnswers, questionText } from '../init/text/question-text.ts';
import { pageText } from './page-text.ts';

const KINDS = { fact_sales: 'sales', fact_ops_events: 'ops', daily_values: 'daily' } as const;

/** What is proposed, as the page shows it. */
export function proposalJson({ confirmed, sources, business, textWith }: PreparedConfig): SetupAnswerJson {
  if (!business) throw new Error('a setup with a config');
  return {
    status: 'proposal',
    business: {
      ...{ name: business.name, zone: business.zone, currency: business.currency, as_of: business.asOf },
      country: business.country?.code ?? null,
      country_why: business.country?.why ?? null,
    },
    sources: confirmed.flatMap((group, index) => {
      const source = sources[index];
      return source ? [sourceJson(group, source)] : [];
    }),
    config: textWith(sources),
  };
}

function sourceJson({ group, proposal, survey, settings }: ConfirmedGroup, { id }: ConfirmedSource): SetupSourceJson {
  const { file, table, form, notes } = group;
  const { zone, zoneFrom } = settings;
  const shown = preview({ file, format: table.format, form, notes, proposal, survey, zone, zoneFrom });
  return {
    id,
    title: shown.title,
    table: KINDS[proposal.table],
    header: table.header,
    mapping: mappingOf(proposal),
    preview: shown.columns.map(({ head, cells, isNumber }) => ({
      ...{ ours: head[0] ?? '', theirs: (head[1] ?? '').replace('← ', '') },
      ...{ is_number: isNumber, cells },
    })),
    settings: shown.settings.map(([name, text]) => ({ name, text: pageText(text) })),
    notes: shown.notes.map(pageText),
    refused: shown.refused,
  };
}

/** A known export and a table of daily values have a form of their own. */
function mappingOf({ table, vendor, daily, columns }: Proposal): SetupColumnJson[] {
  if (vendor || daily || table === 'daily_values') return [];
  return Object.keys(knownNames[table]).map((ours) => ({ ours, theirs: columns[ours] ?? null }));
}

export function questionJson(question: Question): SetupAnswerJson {
  const { setting } = question;
  return { status: 'question', setting, text: questionText(question), answers: possibleAnswers(question) };
}

/** @param table that the person has chosen; by default sales */
export function impossibleJson(
  { message, found, header }: NoProposal,
  table: 'sales' | 'ops' | 'daily' = 'sales',
): SetupAnswerJson {
  const names = table === 'daily' ? {} : knownNames[table === 'ops' ? 'fact_ops_events' : 'fact_sales'];
  const mapping = header.length === 0 ? [] : Object.keys(names).map((ours) => ({ ours, theirs: null }));
  return {
    status: 'impossible',
    text: pageText(message.split('\n')[0] ?? ''),
    found: found.map(pageText),
    header,
    mapping,
  };
}
