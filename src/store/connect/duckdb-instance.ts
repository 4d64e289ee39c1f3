import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { sqlLiteral } from '../sql-literal.ts';

/** What DuckDB would otherwise fetch and load by itself, depending on the name or the content of what it opens. */
const NO_EXTENSIONS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** What an instance may touch beside its own database, and how it works. */
export interface InstanceOptions {
  /** Files that SQL may read and write. */
  readonly files?: readonly string[];
  /** Folders whose files SQL may read and write. */
  readonly folders?: readonly string[];
  /** Settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Opens DuckDB so that it never reaches for the network nor for other files, and so that no SQL can change that. Its time zone is UTC.
 * @param file the database file, or `:memory:`
 */
export async function openInstance(
  file: string,
  { files = [], folders = [], settings = {} }: InstanceOptions,
): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(file, { ...settings, ...NO_EXTENSIONS });
  try {
    await onConnection(instance, async (connection) => {
      await connection.run(`
        set global timezone = 'UTC';
        set allowed_paths = [${files.map(sqlLiteral).join(', ')}];
        set allowed_directories = [${folders.map((folder) => sqlLiteral(`${folder.replace(/\/+$/, '')}/`)).join(', ')}];
        set enable_external_access = false;
        set lock_configuration = true`);
    });
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return instance;
}

async function onConnection<T>(instance: DuckDBInstance, work: (connection: DuckDBConnection) => Promise<T>) {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
