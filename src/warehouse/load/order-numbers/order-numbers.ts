import type { Database } from '../../../store/connect/database.ts';
import { number, text } from '../../../store/row.ts';
import { sqlFile } from '../../../store/sql-file.ts';
import { lineOfKey } from '../../files/facts/row-keys.ts';
import { plainText, rejectText } from '../../load-error.ts';
import { OrderNumbersError } from './order-numbers-error.ts';
import type { NumbersRestart, Source } from '../../source.ts';
import type { Staged } from '../read/staged-rows.ts';

/** How many characters of a date, YYYY-MM-DD, make an order number unique. */
const DATE_CHARACTERS: Readonly<Partial<Record<NumbersRestart, number>>> = { daily: 10, monthly: 7, yearly: 4 };

/** Where order numbers restart, makes the day, month, year or file a part of the staged numbers. */
export async function completeNumbers(db: Database, source: Source, file: string): Promise<void> {
  if (source.table !== 'fact_sales' || source.numbersRestart === null) return;
  const characters = DATE_CHARACTERS[source.numbersRestart];
  if (characters !== undefined) {
    await db.query(await sqlFile('load/fact_sales/restart_by_date.sql'), [source.zone, characters]);
  } else if (source.numbersRestart === 'each_file') {
    await db.query(await sqlFile('load/fact_sales/restart_by_file.sql'), [file]);
  }
}

/**
 * Refuses a file without line numbers that has lines of an order which another file began: their numbers, given by place, would be taken.
 * @throws LoadError
 */
export async function refuseTakenNumbers(
  db: Database,
  source: Source,
  staged: Staged,
  file: string,
  name: string,
): Promise<void> {
  const [taken] = await db.query(await sqlFile('load/fact_sales/taken.sql'), [source.id, file]);
  if (!taken) return;
  const reason = `is an order of which ${text(taken, 'file')} has lines already: if order numbers restart, declare 'numbers_restart: daily' (monthly, yearly or each_file) under sources.${source.id}; else map line_no, or keep each order in one file`;
  const reject = {
    file: name,
    line: lineOfKey(source, number(taken, 'line')),
    ...staged.identity,
    value: text(taken, 'value'),
    reason,
  };
  throw new OrderNumbersError(rejectText(reject), source.id, { areOtherSales: false }, [reject]);
}

/** What a load is about to change. */
interface Load {
  readonly file: string;
  /** Name of the file in errors. */
  readonly name: string;
  readonly rowsAccepted: number;
  /** The file was loaded before, and its columns were read in another way. */
  readonly isReadAnew: boolean;
}

/**
 * Refuses a load most of whose corrections turn a sale into another one: its order numbers restart, and the sales that the store has under
 * the same numbers would be lost.
 *
 * @throws LoadError that names the first one and what to declare
 */
export async function refuseMovedOrders(db: Database, source: Source, load: Load): Promise<void> {
  if (source.table !== 'fact_sales' || source.numbersRestart === 'never') return;
  const [moved] = await db.query(await sqlFile('load/fact_sales/moved.sql'), [source.id, load.file, source.dateOnly]);
  if (!moved) return;
  const isSameFile = text(moved, 'file') === load.file;
  if (isSameFile && load.isReadAnew) return;
  const lines = number(moved, 'lines');
  const isFew = lines < 2 && (isSameFile || 2 * lines <= load.rowsAccepted);
  const met = await metLines(db, source);
  if (isFew || 2 * lines <= met) return;
  const restart = number(moved, 'on_other_days') === lines ? 'daily' : 'each_file';
  const [order, there] = [text(moved, 'order_id'), text(moved, 'file')].map(plainText);
  throw new OrderNumbersError(
    [
      `${load.name}:${lineOfKey(source, number(moved, 'line'))}: order '${order}' is another sale here than in ${there}: ${text(moved, 'sale')} instead of ${text(moved, 'old_sale')}`,
      `${lines} of the ${met} lines whose numbers the store has are other sales, and would replace those: the file was not loaded`,
      `if order numbers restart, declare 'numbers_restart: ${restart}' under sources.${source.id} (daily, monthly, yearly or each_file)`,
      `if these are corrections of the same orders, declare 'numbers_restart: never'`,
    ].join('\n  '),
    source.id,
    { areOtherSales: true },
  );
}

async function metLines(db: Database, source: Source): Promise<number> {
  const [row] = await db.query(await sqlFile('load/fact_sales/met.sql'), [source.id]);
  return row ? number(row, 'lines') : 0;
}
