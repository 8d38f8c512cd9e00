/** What is to be in the record, kept in the address: going back, and printing once more, find it as it was. */
import { type RecordChoice, REFLECTION_CHOICES } from '#domain/record-file.ts'
import { useSearchParams } from 'react-router'

/** Nothing private leaves without being asked for. */
const usual: RecordChoice = { reflections: 'shared', concerns: false, photos: true }

export const searchOf = ({ reflections, concerns, photos }: RecordChoice): string =>
  new URLSearchParams({ reflections, concerns: String(concerns), photos: String(photos) }).toString()

const readChoice = (search: URLSearchParams): RecordChoice => ({
  reflections: REFLECTION_CHOICES.find((c) => c === search.get('reflections')) ?? usual.reflections,
  concerns: search.get('concerns') === 'true',
  photos: search.get('photos') !== 'false',
})

export const useChosen = () => {
  const [search, setSearch] = useSearchParams()
  const chosen = readChoice(search)
  const choose = (change: Partial<RecordChoice>) => setSearch(searchOf({ ...chosen, ...change }), { replace: true, preventScrollReset: true })
  return { chosen, choose }
}
