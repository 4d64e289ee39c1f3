/** Runs `work` between begin and commit; an error rolls back and is thrown on. */
export async function inTransaction<T>(run: (sql: string) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  await run('begin');
  try {
    const result = await work();
    await run('commit');
    return result;
  } catch (error) {
    // Where the connection is lost, so is the transaction; what went wrong first is what matters.
    await run('rollback').catch(() => undefined);
    throw error;
  }
}
