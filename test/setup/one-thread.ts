/**
 * DuckDB with one thread in the processes of the tests: on tables of a few rows its threads mostly wait for each other, which takes a
 * fifth of the time, and there is a test process on each core. Commands in a process of
 * their own and the long run have all its threads.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { isLongRun } from '../run-size.ts';

const ONE_THREAD = Symbol.for('evenkeel.tests.one-thread');
const patched = DuckDBInstance as typeof DuckDBInstance & { [ONE_THREAD]?: true };

// Test files share their process, so this runs once for each file.
if (!isLongRun && !patched[ONE_THREAD]) {
  const create = DuckDBInstance.create.bind(DuckDBInstance);
  DuckDBInstance.create = async (path, options) => create(path, { threads: '1', ...options });
  patched[ONE_THREAD] = true;
}
