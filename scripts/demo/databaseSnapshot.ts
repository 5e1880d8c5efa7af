import type { Database } from "./database";

/** Everything a migration may change, in one value that can be compared: two equal snapshots are the same database. */
export interface DatabaseSnapshot {
  /** Columns, constraints and indexes of every table, one line each. */
  readonly schema: readonly string[];
  /** Rows by table, as JSON, in the order of their text. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

const schemaSql = `
  select line from (
    select format('column %s.%s %s%s', table_name, column_name, data_type,
                  case is_nullable when 'NO' then ' not null' else '' end) as line
    from information_schema.columns where table_schema = 'public'
    union all
    select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select indexdef from pg_indexes where schemaname = 'public'
  ) described order by line`;

const tablesSql = "select tablename from pg_tables where schemaname = 'public' order by tablename";

/** Reads the schema `public` with the rows of its tables. */
export async function takeSnapshot(database: Pick<Database, "query">): Promise<DatabaseSnapshot> {
  const schema = await database.query<{ line: string }>(schemaSql);
  const tables = await database.query<{ tablename: string }>(tablesSql);
  const rows: Record<string, string[]> = {};
  for (const { tablename } of tables) {
    const found = await database.query<{ row: string }>(
      `select to_json(t)::text as row from public."${tablename}" t order by 1`,
    );
    rows[tablename] = found.map(({ row }) => row);
  }
  return { schema: schema.map(({ line }) => line), rows };
}
