import { DuckDBTypeId, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import type { ColumnKind } from '../table-file.ts';

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The SQL type of its values. */
  readonly type: string;
  /** The SQL expression that converts a value to the text of a field, empty for null. */
  readonly field: string;
}

/** Returns the SQL table expression of a file. Columns are named by position, since their names can be arbitrary. */
export function parquetRows(columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`);
  return `read_parquet($1, hive_partitioning = false, filename = false) as t(${names.join(', ')})`;
}

/** Returns the columns of a Parquet file in file order. */
export async function parquetColumns(connection: DuckDBConnection, path: string): Promise<ParquetColumn[]> {
  const names = await topLevelNames(connection, path);
  const reader = await connection.runAndReadAll(`select * from ${parquetRows(names.length)} limit 0`, [path]);
  return reader.columnTypes().map((type, index) => {
    return { name: names[index] ?? '', kind: kindOf(type), type: type.toString(), field: fieldOf(type, `c${index}`) };
  });
}

/** A node of a schema tree in depth-first order. */
interface SchemaNode {
  readonly name: string;
  readonly children: number;
}

/** Reads the original names: a query would rename columns that differ only by case. */
async function topLevelNames(connection: DuckDBConnection, path: string): Promise<string[]> {
  const sql = 'select name, cast(coalesce(num_children, 0) as integer) as children from parquet_schema($1)';
  const reader = await connection.runAndReadAll(sql, [path]);
  const [root, ...nodes] = reader.getRowsJS().map(([name, children]): SchemaNode => {
    return { name: typeof name === 'string' ? name : '', children: Number(children) };
  });
  const names: string[] = [];
  for (let at = 0; names.length < (root?.children ?? 0) && at < nodes.length; at += subtreeSize(nodes, at)) {
    names.push(nodes[at]?.name ?? '');
  }
  return names;
}

function subtreeSize(nodes: readonly SchemaNode[], at: number): number {
  let size = 0;
  for (let open = 1; open > 0; size++) open += (nodes[at + size]?.children ?? 0) - 1;
  return size;
}

function kindOf({ typeId }: DuckDBType): ColumnKind {
  switch (typeId) {
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return 'float';
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.DECIMAL:
      return 'number';
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.UUID:
    case DuckDBTypeId.DATE:
    case DuckDBTypeId.TIME:
    case DuckDBTypeId.TIME_TZ:
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return 'text';
    default:
      return 'other';
  }
}

function fieldOf(type: DuckDBType, column: string): string {
  const isInstant = type.typeId === DuckDBTypeId.TIMESTAMP_TZ;
  const text = isInstant ? `cast(${column} at time zone 'UTC' as varchar) || 'Z'` : `cast(${column} as varchar)`;
  return `coalesce(${text}, '')`;
}
