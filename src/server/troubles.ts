/** Says in one line, to the person at the terminal, why the server or a command cannot go on. */
import { type Place, openStore, type Store } from './store/store.ts'
import { WrongSetting } from './settings.ts'

/** Something that stops a program, with a sentence for whoever started it. */
export class Trouble extends Error {}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What a system error means, in words; its code where there are none. */
const meaning = (error: unknown): string => {
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a file stands where a folder is needed',
    EEXIST: 'a file stands where a folder is needed',
    ENOENT: 'the path cannot be created',
    ECONNREFUSED: 'nothing answers at its address',
    ENOTFOUND: 'its host name is unknown',
    EAI_AGAIN: 'its host name is unknown',
    ETIMEDOUT: 'it does not answer',
    '28P01': 'the user name or password is wrong',
    '28000': 'the user name or password is wrong',
    '3D000': 'there is no database of that name',
    '42501': 'its role may not do that; docs/operations.md says which rights it needs',
    '53300': 'it has no connection left',
  }
  const code = codeOf(error)
  return words[code] ?? (error instanceof Error && error.message !== '' ? (error.message.split('\n')[0] ?? code) : code)
}

/** @throws Trouble */
export const openStoreOrSayWhy = async (place: Place): Promise<Store> => {
  try {
    return await openStore(place)
  } catch (error) {
    throw cannotUse(place, error)
  }
}

/** @param error of the database, or of reaching it */
export const cannotUse = (place: Place, error: unknown): Trouble =>
  error instanceof Trouble
    ? error
    : 'postgres' in place
      ? new Trouble(`The database of DATABASE_URL cannot be used: ${meaning(error)}.`)
      : new Trouble(`The data folder ${place.folder} (CRAFTLOG_DATA) cannot be used: ${meaning(error)}.`)

/** @param error of the file system */
export const cannotWrite = (file: string, error: unknown): Trouble =>
  error instanceof Trouble ? error : new Trouble(`${file} cannot be written: ${meaning(error)}.`)

/** @param error of listening @throws nothing; answers the trouble, or the error itself if it is no common one */
export const whyNotListening = (error: unknown, host: string, port: number): unknown => {
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use already. Set PORT to another one, or stop what uses it.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `HOST "${host}" is not an address of this machine.`,
    ENOTFOUND: `HOST "${host}" is not an address of this machine.`,
    EAI_AGAIN: `HOST "${host}" is not an address of this machine.`,
  }
  const sentence = words[codeOf(error)]
  return sentence === undefined ? error : new Trouble(sentence)
}

/** Ends the program with one line on stderr; only for what nobody foresaw the line has a stack below it. */
export const giveUp = (error: unknown): never => {
  if (error instanceof Trouble || error instanceof WrongSetting) process.stderr.write(`craftlog: ${error.message}\n`)
  else process.stderr.write(`craftlog: something unexpected failed.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}
