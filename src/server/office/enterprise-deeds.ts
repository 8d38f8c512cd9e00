/** Enterprises with their posts: set up and edited by the office. */
import type { EnterpriseDeed } from '#sync/office-deeds.ts'
import { type Judge, wrong } from './deed.ts'

/** A post that went would leave its placements without one: it stays as long as the enterprise does, under whatever name. */
export const saveEnterprise: Judge<'enterprise', EnterpriseDeed> = async ({ tx }, { id, set }, old) => {
  const posts = set.posts ?? []
  const twice = posts.findIndex((post, n) => posts.findIndex((p) => p.id === post.id) < n)
  if (twice !== -1) return wrong({ path: `set.posts.${twice}.name`, error: 'wrong-type' })
  if ((old?.posts ?? []).some((post) => !posts.some((p) => p.id === post.id))) return wrong({ path: 'set.posts', error: 'required' })
  // A number that was taken out is gone; what a newer release knows of an enterprise stays.
  const { employees: _, posts: __, ...kept } = old ?? {}
  return { deed: old === undefined ? 'enterprise.create' : 'enterprise.edit', row: { ...kept, ...set, id, school: tx.school } }
}
