import { expect, test } from 'vitest'
import { mergeForms } from './merge-forms.ts'

interface Form {
  readonly name: string
  readonly employees: string
  readonly posts: readonly { readonly id: string; readonly name: string }[]
}
const base: Form = { name: 'Works', employees: '40', posts: [{ id: 'a', name: 'Bogies' }] }

test('what only one of them changed is taken from him, and nobody is asked', () => {
  expect(mergeForms(base, { ...base, name: 'Rail Works' }, { ...base, employees: '50' })).toEqual({ form: { ...base, name: 'Rail Works', employees: '50' }, clashes: [] })
})

test('what both changed keeps mine in the form, and shows both', () => {
  const [mine, theirs] = [{ ...base, name: 'Mine' }, { ...base, name: 'Theirs' }]
  expect(mergeForms(base, mine, theirs)).toEqual({ form: mine, clashes: [{ field: 'name', mine, theirs, isJoined: false }] })
})

test('both writing the same is no clash', () => {
  const same = { ...base, name: 'Rail Works' }
  expect(mergeForms(base, same, same)).toEqual({ form: same, clashes: [] })
})

test('two lists are put together member by member, and both stay in sight', () => {
  const mine = { ...base, posts: [...base.posts, { id: 'b', name: 'Brakes' }] }
  const theirs = { ...base, posts: [{ id: 'a', name: 'Bogie bay' }, { id: 'c', name: 'Doors' }] }
  const { form, clashes } = mergeForms(base, mine, theirs)
  expect(form.posts.map((p) => p.name)).toEqual(['Bogie bay', 'Doors', 'Brakes'])
  expect(clashes).toEqual([{ field: 'posts', mine, theirs, isJoined: true }])
})
