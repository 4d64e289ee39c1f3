import type { Day } from '../../../calendar/day.ts';
import { addDays, dayFromEpochMs } from '../../../calendar/day.ts';
import { zone } from '../../../calendar/zone.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import type { Action } from '../../../incidents/action.ts';
import { actOnIncident, NothingToTakeBack } from '../../../pipeline/incidents/act-on-incident.ts';
import { eventTexts, proposalTexts } from '../../../report/words/incidents/action-effect-text.ts';
import { yearOf } from '../../../report/words/format.ts';
import { confirmedLevelTexts } from '../../../report/words/incidents/confirmed-level-text.ts';
import { actionText } from '../../../report/words/incidents/incident-text.ts';
import { plainText } from '../../../warehouse/load-error.ts';
import type { Context } from '../../context.ts';
import { atTerminal, localUser } from '../../local-user.ts';
import { withExistingStore } from '../../with-store.ts';

/** An action on the command line: a snooze may be given in days. */
export interface RequestedAction extends Partial<Omit<Action, 'kind'>> {
  readonly kind: Action['kind'];
  readonly days?: number;
}

/**
 * `evenkeel incident ack|assign|snooze|note|resolve|feedback|take-back <id>`: records what a person does about an incident, and prints what that
 * brings about.
 *
 * @throws ConfigError if the store has no such incident, an event has no name, or there is nothing to take back
 */
export async function incidentActionCommand(context: Context, id: string, requested: RequestedAction): Promise<void> {
  const { business, asOf, now } = context;
  const today = dayFromEpochMs(zone(business.zone).localTime(asOf.getTime()));
  const action = actionOf(requested, today);
  await withExistingStore(context, async (db) => {
    const moments = { asOf, now, audited: atTerminal() };
    const effect = await actOnIncident(db, business, id, action, moments).catch((error: unknown) => {
      throw error instanceof NothingToTakeBack ? new ConfigError(error.message) : error;
    });
    if (!effect) throw new ConfigError(`there is no incident '${id}': evenkeel incidents --all lists them`);
    const { event, proposal, levels } = effect;
    const lines = [
      `${id}: ${actionText(action, yearOf(today))}`,
      ...(event ? eventTexts(event) : []),
      ...(action.feedback === 'false_alarm' ? proposalTexts(proposal, yearOf(today)) : []),
      ...confirmedLevelTexts(levels, yearOf(today)),
    ];
    process.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''));
  });
}

function actionOf({ days, ...requested }: RequestedAction, today: Day): Action {
  const { kind, by, assignee = null, feedback = null, note = null } = requested;
  const until = days === undefined ? (requested.until ?? null) : addDays(today, days - 1);
  if (kind === 'snooze' && until === null) throw new ConfigError('say until when: --days 3, or --until 2026-12-24');
  if (kind === 'snooze' && until !== null && until < today) throw new ConfigError('--until is over already');
  if (feedback === 'expected' && (note ?? '') === '')
    throw new ConfigError("name what was expected, as the calendar shall name it: --cause 'Warehouse move'");
  return { kind, by: by ?? localUser(), assignee, until, feedback, note };
}
