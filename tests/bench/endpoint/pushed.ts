/** What peers push: appended to SQLite with the durability of the real server. */
import { DatabaseSync } from 'node:sqlite'

export interface Pushed {
  /** All of them in one transaction, on the disk when this returns. */
  readonly append: (rows: readonly object[]) => void
}

export const openPushed = (file: string): Pushed => {
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal; pragma synchronous = full; create table if not exists pushed (n integer primary key, body text not null);')
  const insert = db.prepare('insert into pushed (body) values (?)')
  return {
    append: (rows) => {
      db.exec('begin immediate')
      for (const row of rows) insert.run(JSON.stringify(row))
      db.exec('commit')
    },
  }
}
