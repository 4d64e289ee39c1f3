import type { ErrorForm } from '../../source-forms.ts';
import { byFrequency } from '../by-frequency.ts';
import { formNames } from './form-names.ts';
import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample } from '../sample.ts';

const ERRORS =
  /^(error|err|fatal|crit|critical|emerg|emergency|alert|panic|severe|fail|failed|failure|down|timeout|unhealthy|exception|aborted|offline|unreachable|ko|nok|fehler|fehlerhaft|fehlgeschlagen|gescheitert|gest[oö]rt|kritisch|abgebrochen|nicht erreichbar|[eé]chec|[eé]chou[eé]|erreur|en panne|fallo|fallido|error(?:es)?|errore|fallito|falha|falhou|erro)$/i;
const OTHERS =
  /^(ok|okay|up|success|succeeded|successful|pass|passed|info|information|notice|debug|trace|verbose|warn|warning|healthy|online|completed|complete|done|finished|running|pending|started|queued|cancelled|canceled|skipped|erfolgreich|erfolg|in ordnung|gestartet|beendet|warnung|erreichbar|r[eé]ussi|succ[eè]s|correcto|[eé]xito|exitoso|riuscito|successo|sucesso|avertissement|advertencia|aviso)$/i;

const PAIRS = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['1', '0'],
  ['t', 'f'],
  ['ja', 'nein'],
  ['oui', 'non'],
  ['si', 'no'],
  ['on', 'off'],
];
const YES = new RegExp(`^(?:${PAIRS.map(([yes]) => yes).join('|')}|sí|sì|sim|да)$`, 'i');
const NO = new RegExp(`^(?:${PAIRS.map(([, no]) => no).join('|')}|não|нет)$`, 'i');

/** Which values of a column of statuses mean an error, and what to say of it; null without such a column. */
export function errorForm(sample: Sample): { readonly form: ErrorForm; readonly remark: string } | null {
  return (
    httpStatus(sample) ??
    level(sample) ??
    answer(sample, formNames.failure, YES) ??
    answer(sample, formNames.success, NO) ??
    message(sample)
  );
}

/** A column of yes and no, in which some answers mean an error. */
function answer(sample: Sample, names: readonly string[], errors: RegExp): ReturnType<typeof errorForm> {
  const column = named(sample, names).find(
    ({ values }) => values.length === sample.rows.length && values.every((text) => YES.test(text) || NO.test(text)),
  );
  if (!column) return null;
  const found = byFrequency(column.values).filter((text) => errors.test(text));
  // Until one is found, the spelling of the other answer tells that of an error.
  const values = found.length > 0 ? found : opposites(column.values[0] ?? '');
  return {
    form: { column: column.name, values },
    remark: `'${column.name}' is an error where it is ${values.join(' or ')}`,
  };
}

function opposites(text: string): string[] {
  const pair = PAIRS.find((both) => both.includes(text.toLowerCase())) ?? [];
  const other = pair.find((one) => one !== text.toLowerCase()) ?? '';
  return [other, other.toUpperCase(), `${other.charAt(0).toUpperCase()}${other.slice(1)}`].filter(
    (one, at, all) => all.indexOf(one) === at,
  );
}

/** A column that says what failed, and is blank where nothing did. */
function message(sample: Sample): ReturnType<typeof errorForm> {
  const column = named(sample, formNames.message).find(({ values }) => values.length < sample.rows.length);
  if (!column) return null;
  return { form: { column: column.name, filled: true }, remark: `'${column.name}' is an error where it is not blank` };
}

function httpStatus(sample: Sample): ReturnType<typeof errorForm> {
  const column = named(sample, formNames.status).find(
    ({ values }) => values.every((text) => /^[1-5]\d\d$/.test(text)) && values.length === sample.rows.length,
  );
  if (!column) return null;
  return {
    form: { column: column.name, from: 500 },
    remark: `'${column.name}' from 500 on is an error; change 'from' under is_error if 400 is one`,
  };
}

function level(sample: Sample): ReturnType<typeof errorForm> {
  const column = named(sample, formNames.level).find(
    ({ values }) =>
      values.length === sample.rows.length && values.every((text) => ERRORS.test(text) || OTHERS.test(text)),
  );
  if (!column) return null;
  const values = byFrequency(column.values).filter((text) => ERRORS.test(text));
  if (values.length === 0) return null;
  return {
    form: { column: column.name, values },
    remark: `'${column.name}' is an error where it is ${values.join(' or ')}`,
  };
}

function named(sample: Sample, names: readonly string[]): ReturnType<typeof filledColumn>[] {
  const normal = sample.header.map(normalName);
  return names.flatMap((name) =>
    normal.flatMap((other, index) => (other === name ? [filledColumn(sample, index)] : [])),
  );
}
