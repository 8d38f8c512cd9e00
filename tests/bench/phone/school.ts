/** A school for the phone: Li Wei with so many logs, and a password to sign in with; the program as it is shipped. */
import { openStore } from '#server/store/store.ts'
import { hashPassword } from '#server/http/passwords.ts'
import { progress } from '../bench-run.ts'
import { fillBigSchool } from '../big-school.ts'
import { script, type Server, startServer } from '../child.ts'

export const PASSWORD = 'bench-of-the-phone'

export const startPhoneSchool = async (folder: string, logs: number): Promise<Server> => {
  const store = await openStore({ folder })
  await fillBigSchool(store, { logs, apprentices: 1, passwordHash: await hashPassword(PASSWORD) }, progress)
  await store.close()
  return startServer(script('../../src/server/main.ts'), [], { PORT: '0', HOST: 'localhost', CRAFTLOG_DATA: folder, DATABASE_URL: '', LOG_LEVEL: 'warn' })
}
