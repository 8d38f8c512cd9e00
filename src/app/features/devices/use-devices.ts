/** The keys by which the school's mentors sign, by person. */
import type { Instant } from '#domain/calendar-day.ts'
import type { DeviceKey } from '#domain/device-key.ts'
import type { KeyUse } from '#domain/sign-off-token.ts'
import { useNow } from '../../record/use-now.ts'
import { useLive } from '../../store/store-context.tsx'
import { isEnded, type Standing, standingOf, wantsLook } from './standing.ts'

export interface Device {
  readonly key: DeviceKey
  readonly standing: Standing
}

export interface Owner {
  readonly person: DeviceKey['person']
  readonly name: string
  readonly devices: readonly Device[]
}

export const SHOWN = ['all', 'look', 'ended'] as const
export type Shown = (typeof SHOWN)[number]

const grouped = <T,>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) (groups.get(nameOf(item)) ?? groups.set(nameOf(item), []).get(nameOf(item)))?.push(item)
  return groups
}

const ownersOf = (keys: readonly DeviceKey[], uses: ReadonlyMap<string, readonly KeyUse[]>, now: Instant): readonly Owner[] =>
  [...grouped(keys, (k) => k.person).values()]
    .flatMap((own): Owner | readonly never[] => {
      const newestFirst = own.toSorted((a, b) => b.since - a.since)
      const [newest] = newestFirst
      if (newest === undefined) return []
      const devices = newestFirst.map((key) => ({ key, standing: standingOf(key, uses.get(key.id) ?? [], now) }))
      // What was given up stands below what signs.
      return { person: newest.person, name: newest.name, devices: devices.toSorted((a, b) => Number(isEnded(a.standing)) - Number(isEnded(b.standing))) }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))

/** Undefined until they are read. */
export const useOwners = (): readonly Owner[] | undefined => {
  const now = useNow()
  const read = useLive(async (db) => {
    const keys = (await db.rows('deviceKey').toArray()).filter((k) => k.purpose === 'sign-off')
    return { keys, uses: grouped<KeyUse>(await db.rows('keyUse').toArray(), (u) => u.key) }
  }, [])
  return read && ownersOf(read.keys, read.uses, now)
}

const IS_SHOWN: Readonly<Record<Shown, (standing: Standing) => boolean>> = { all: () => true, look: wantsLook, ended: isEnded }

/** Those whose name, or the name of whose device, holds the words. */
export const narrowed = (owners: readonly Owner[], words: string, shown: Shown): readonly Owner[] => {
  const wanted = words.trim().toLocaleLowerCase()
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted)
  return owners.flatMap((owner) => {
    const devices = owner.devices.filter(({ key, standing }) => IS_SHOWN[shown](standing) && (has(owner.name) || has(key.label)))
    return devices.length === 0 ? [] : [{ ...owner, devices }]
  })
}
