/** Passwords are kept as argon2id with the parameters of OWASP's cheat sheet: 19 MiB, two passes, one lane. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same letters typed on two keyboards are one password (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')

/** @returns the PHC string, salt inside */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

let decoy: Promise<string> | null = null

/** Takes as long for somebody who does not exist (`known` undefined) as for a wrong password. */
export const passwordMatches = async (known: string | undefined, password: string): Promise<boolean> => {
  decoy ??= hashPassword(randomBytes(24).toString('base64url'))
  const matches = await verify(known ?? (await decoy), normal(password))
  return known !== undefined && matches
}
