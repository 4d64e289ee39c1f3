import { LostConnectionError, StoreError, type Database } from './database.ts';

/**
 * A connection for reading that is opened anew when it has ended. A statement whose connection ends is run once more on the new one; what
 * must not be repeated, such as a transaction, has to have a session of its own. Once it is closed it opens none, so that what is still being
 * read then keeps no process alive.
 *
 * @param open opens a connection; called at the first statement, and after each loss
 */
export function reconnecting(engine: Database['engine'], open: () => Promise<Database>): Database {
  let current: Promise<Database> | null = null;
  let isClosed = false;

  async function withConnection<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (isClosed) throw new StoreError('the connection is closed');
    const opening = (current ??= open());
    const forget = (): void => {
      if (current === opening) current = null;
    };
    opening.catch(forget);
    const db = await opening;
    try {
      return await work(db);
    } catch (error) {
      if (error instanceof LostConnectionError) {
        forget();
        await db.close();
      }
      throw error;
    }
  }

  return {
    engine,
    query: async (sql, params) => {
      try {
        return await withConnection(async (db) => db.query(sql, params));
      } catch (error) {
        if (!(error instanceof LostConnectionError)) throw error;
        return withConnection(async (db) => db.query(sql, params));
      }
    },
    script: async (sql) => withConnection(async (db) => db.script(sql)),
    copyIn: async (table, columns, csv) => withConnection(async (db) => db.copyIn(table, columns, csv)),
    // For reading alone.
    importCsv: null,
    linkFile: null,
    transaction: async (work) => withConnection(async (db) => db.transaction(work)),
    session: open,
    async close() {
      isClosed = true;
      const db = await current?.catch(() => null);
      current = null;
      await db?.close();
    },
  };
}
