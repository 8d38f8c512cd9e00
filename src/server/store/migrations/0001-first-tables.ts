/** The first tables: rows and their history, devices and their mutations, scopes, accounts, sessions. */
import { type Kysely, sql } from 'kysely'

export const firstTables = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const name of ['row', 'row_history'] as const) {
      const table = db.schema
        .createTable(name)
        .addColumn('school', 'text', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('scope', 'text', (c) => c.notNull())
        .addColumn('data', 'text')
        .addColumn('rev', 'bigint', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('deleted', 'integer', (c) => c.notNull())
        .addColumn('author', 'text')
        .addColumn('at', 'bigint', (c) => c.notNull())
      const key = name === 'row' ? (['school', 'type', 'id'] as const) : (['school', 'type', 'id', 'rev'] as const)
      await table.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute()
    }
    await db.schema.createIndex('row_by_scope').on('row').columns(['school', 'scope', 'seq']).execute()
    await db.schema.createIndex('row_by_type').on('row').columns(['school', 'scope', 'type']).execute()
    await db.schema.createIndex('row_by_seq').unique().on('row').columns(['school', 'seq']).execute()
    await db.schema.createIndex('row_history_by_seq').on('row_history').columns(['school', 'seq']).execute()

    await db.schema
      .createTable('client')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('last_mid', 'bigint', (c) => c.notNull())
      .addColumn('last_seen', 'bigint', (c) => c.notNull())
      .addColumn('sv', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('mutation')
      .addColumn('client', 'text', (c) => c.notNull().references('client.id'))
      .addColumn('mid', 'bigint', (c) => c.notNull())
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('uid', 'text')
      .addColumn('body_hash', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('mutation_key', ['client', 'mid'])
      .addUniqueConstraint('mutation_uid', ['person', 'uid'])
      .execute()
    await db.schema
      .createTable('dead_letter')
      .addColumn('client', 'text', (c) => c.notNull())
      .addColumn('mid', 'bigint', (c) => c.notNull())
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('refusal', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('dead_letter_key', ['client', 'mid'])
      .addForeignKeyConstraint('dead_letter_mutation', ['client', 'mid'], 'mutation', ['client', 'mid'])
      .execute()

    await db.schema
      .createTable('sync_meta')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .execute()
    await sql`insert into sync_meta (id, seq) values (1, 0)`.execute(db)
    await db.schema
      .createTable('commit_log')
      .addColumn('seq', 'bigint', (c) => c.primaryKey())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('grant_')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('role', 'text')
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('from_day', 'text')
      .addColumn('until_day', 'text')
      .addColumn('source_type', 'text', (c) => c.notNull())
      .addColumn('source_id', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('grant_by_holder').on('grant_').columns(['school', 'holder']).execute()
    await db.schema.createIndex('grant_by_source').on('grant_').columns(['school', 'source_type', 'source_id']).execute()
    await db.schema
      .createTable('scope_exit')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('scope_exit_key', ['school', 'scope', 'type', 'id'])
      .execute()
    await db.schema.createIndex('scope_exit_by_seq').on('scope_exit').columns(['school', 'scope', 'seq']).execute()

    await db.schema
      .createTable('account')
      .addColumn('person', 'text', (c) => c.primaryKey())
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('username', 'text', (c) => c.notNull().unique())
      .addColumn('password_hash', 'text', (c) => c.notNull())
      .addColumn('created', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull().references('account.person').onDelete('cascade'))
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('created', 'bigint', (c) => c.notNull())
      .addColumn('last_seen', 'bigint', (c) => c.notNull())
      .addColumn('expires', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('session_by_expiry').on('session').columns(['expires']).execute()
  },
}
