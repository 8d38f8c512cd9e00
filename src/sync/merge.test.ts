import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FieldKinds, mergeEdit } from './merge.ts'

interface Note {
  readonly minutes: number | null
  readonly task: string
  readonly words: string
  readonly tags: readonly string[]
  readonly parts: readonly { readonly id: string; readonly value: number }[]
  readonly reasons: readonly { readonly competency: string; readonly because: string }[]
}
const kinds: FieldKinds<Note> = { minutes: 'scalar', task: 'scalar', words: 'text', tags: 'set', parts: 'set', reasons: 'set' }
const note = (over: Partial<Note> = {}): Note => ({ minutes: 30, task: 'Axle', words: 'first', tags: [], parts: [], reasons: [], ...over })

/** The content was `was`, somebody made it `now` at 100, and an edit made at `at` sets `set`. */
const merge = (was: Partial<Note>, now: Partial<Note>, set: Partial<Note>, at = 200) => mergeEdit(kinds, note({ ...was, ...now }), note(was), set, at, 100)

describe('[MG1] an edit carries what it sets and what it was', () => {
  test('a field that still is what it was takes the edit, whatever else changed', () => {
    const { content, merged, otherVersions } = merge({}, { minutes: 60 }, { words: 'second' })
    expect(content).toEqual(note({ minutes: 60, words: 'second' }))
    expect([merged, otherVersions]).toEqual([[], []])
  })

  test('a field that the edit left as it was keeps what the other side made of it', () => {
    expect(merge({}, { words: 'theirs' }, { words: 'first', minutes: 45 }).content).toEqual(note({ words: 'theirs', minutes: 45 }))
  })

  test('two people who wrote the same do not disagree', () => {
    expect(merge({}, { words: 'same', minutes: 5 }, { words: 'same', minutes: 5 })).toMatchObject({ merged: [], otherVersions: [] })
  })

  test('fields that are not set stay', () => {
    expect(merge({}, { words: 'theirs' }, {}).content.words).toBe('theirs')
  })

  test('the content that was merged into is not changed itself', () => {
    const now = note({ words: 'theirs', tags: ['a'] })
    mergeEdit(kinds, now, note(), { words: 'mine', tags: ['b'] }, 200, 100)
    expect(now).toEqual(note({ words: 'theirs', tags: ['a'] }))
  })
})

describe('[MG2] text that both sides changed', () => {
  test.each([200, 50])('both texts are kept, whichever was written first (edit at %i)', (at) => {
    const { content, merged, otherVersions } = merge({}, { words: 'theirs 轴' }, { words: 'mine 👷' }, at)
    expect(content.words).toBe('mine 👷')
    expect(otherVersions).toEqual([{ field: 'words', text: 'theirs 轴', at: 100 }])
    expect(merged).toEqual([{ field: 'words', how: 'kept-both' }])
  })

  test('an edit that does not say what it saw is taken for a disagreement', () => {
    expect(mergeEdit(kinds, note({ words: 'theirs' }), {}, { words: 'mine' }, 200, 100).otherVersions).toHaveLength(1)
  })
})

describe('[MG5] text that both sides changed in different lines', () => {
  const lines = (...all: readonly string[]) => all.join('\n')
  const was = { words: lines('Set up.', 'Turned.', 'Measured.') }

  test('becomes one text with both changes, and nothing is to be decided', () => {
    const { content, merged, otherVersions } = merge(was, { words: lines('Set up the lathe.', 'Turned.', 'Measured.') }, { words: lines('Set up.', 'Turned.', 'Measured twice.') })
    expect(content.words).toBe(lines('Set up the lathe.', 'Turned.', 'Measured twice.'))
    expect([merged, otherVersions]).toEqual([[], []])
  })

  test('lines that one added, and the end of the text, stay as they are', () => {
    const ended = { words: 'a\r\nb\n' }
    expect(merge(ended, { words: 'a\r\nb\nc' }, { words: '0\r\na\r\nb\n' }).content.words).toBe('0\r\na\r\nb\nc')
  })

  test('where they met in one line, both texts are kept whole', () => {
    const { content, otherVersions } = merge(was, { words: lines('Set up.', 'Turned thin.', 'Measured.') }, { words: lines('Set up.', 'Turned thick.', 'Measured.') })
    expect(content.words).toBe(lines('Set up.', 'Turned thick.', 'Measured.'))
    expect(otherVersions.map((v) => v.text)).toEqual([lines('Set up.', 'Turned thin.', 'Measured.')])
  })

  test('whatever lines two people add, none is lost', () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 6 }).map((l) => l.join('\n'))
    fc.assert(
      fc.property(some, some, some, (before, theirs, mine) => {
        const { content, otherVersions } = merge({ words: before }, { words: theirs }, { words: mine })
        const all = [content.words, ...otherVersions.map((v) => v.text)].join('\n').split('\n')
        const old = before.split('\n')
        for (const line of [...theirs.split('\n'), ...mine.split('\n')]) if (!old.includes(line)) expect(all).toContain(line)
      }),
    )
  })
})

describe('[MG3] a list merges by member', () => {
  const part = (id: string, value: number) => ({ id, value })

  test('both additions are there', () => {
    expect(merge({ tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['a', 'c'] }).content.tags).toEqual(['a', 'b', 'c'])
  })

  test('what the edit removed goes, what the other side removed stays gone', () => {
    expect(merge({ tags: ['a', 'b', 'c'] }, { tags: ['b', 'c'] }, { tags: ['a', 'b'] }).content.tags).toEqual(['b'])
  })

  test('different members changed by different people are both changed', () => {
    const was = { parts: [part('x', 1), part('y', 1)] }
    expect(merge(was, { parts: [part('x', 2), part('y', 1)] }, { parts: [part('x', 1), part('y', 3)] }).content.parts).toEqual([part('x', 2), part('y', 3)])
  })

  test('a member removed by one and changed by the other stays, either way round', () => {
    const was = { parts: [part('x', 1)] }
    expect(merge(was, { parts: [] }, { parts: [part('x', 2)] }).content.parts).toEqual([part('x', 2)])
    // Also where the edit names another member, so that the list as a whole differs.
    expect(merge(was, { parts: [part('x', 2)] }, { parts: [part('z', 9)] }).content.parts).toEqual([part('x', 2), part('z', 9)])
    expect(merge(was, { parts: [part('x', 2)] }, { parts: [] }).content.parts).toEqual([part('x', 2)])
  })

  test('members without an id are known by their competency', () => {
    const because = (competency: string, words: string) => ({ competency, because: words })
    const was = { reasons: [because('c1', 'no lathe')] }
    expect(merge(was, { reasons: [because('c1', 'no lathe'), because('c2', 'no press')] }, { reasons: [because('c1', 'no lathe here')] }).content.reasons).toEqual([
      because('c1', 'no lathe here'),
      because('c2', 'no press'),
    ])
  })

  test('for any three lists: what either side added is there, what either removed and the other left alone is gone, nothing is doubled', () => {
    const tags = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(tags, tags, tags, (was, now, set) => {
        const { tags: result } = merge({ tags: was }, { tags: now }, { tags: set }).content
        const expected = ['a', 'b', 'c', 'd', 'e', 'f'].filter((t) => (was.includes(t) ? now.includes(t) && set.includes(t) : now.includes(t) || set.includes(t)))
        // A list that the edit left as it was, or that both made the same, is not reordered; so compare as sets.
        expect(result.toSorted()).toEqual(expected)
      }),
    )
  })
})

describe('[MG4] a scalar takes the later edit', () => {
  test('an edit made after the last change replaces it', () => {
    expect(merge({}, { minutes: 60 }, { minutes: 45 }, 100)).toMatchObject({ content: { minutes: 45 }, merged: [{ field: 'minutes', how: 'replaced' }] })
  })

  test('an edit made before it is overruled, and what it said is kept beside', () => {
    const { content, merged, otherVersions } = merge({}, { minutes: 60, task: 'Wheel' }, { minutes: 45, task: 'Bearing' }, 99)
    expect(content).toMatchObject({ minutes: 60, task: 'Wheel' })
    expect(merged.map((m) => m.how)).toEqual(['overruled', 'overruled'])
    expect(otherVersions).toEqual([
      { field: 'minutes', text: '45', at: 99 },
      { field: 'task', text: 'Bearing', at: 99 },
    ])
  })

  test('nothing that was left blank is kept as a version', () => {
    expect(merge({}, { minutes: 60 }, { minutes: null }, 99).otherVersions).toEqual([])
  })
})

test('no text that anybody typed is ever gone: it is the field, beside it, or was replaced by the one who saw it', () => {
  const words = fc.constantFrom('first', 'second', 'third', 'fourth')
  fc.assert(
    fc.property(fc.array(fc.record({ saw: fc.nat({ max: 8 }), says: words }), { maxLength: 8 }), (edits) => {
      let content = note()
      const seenStates = [content.words]
      const kept: string[] = []
      for (const { saw, says } of edits) {
        const was = seenStates[saw % seenStates.length] ?? 'first'
        const before = content.words
        const result = mergeEdit(kinds, content, { words: was }, { words: says }, 200, 100)
        content = result.content
        kept.push(...result.otherVersions.map((v) => v.text))
        seenStates.push(content.words)
        // The one text that may go without a version is the one that this editor had before his eyes.
        if (before !== content.words && before !== was) expect(kept).toContain(before)
        if (says !== was) expect([content.words, ...kept]).toContain(says)
      }
    }),
  )
})
