/** The one place in the page where ids are drawn: UUIDv7, so that rows written together lie together in an index. */
import { v4, v7 } from 'uuid'

export const newId = <Id extends string>(): Id => v7() as Id
export const newClientId = (): string => v4()
