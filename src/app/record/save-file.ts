/** Hands the person a file; works without a network. */
export const saveBlob = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** @param content anything that JSON can hold */
export const saveFile = (name: string, content: unknown): void => saveBlob(name, new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))

/** @param csv with its header, as csv.ts makes it */
export const saveCsv = (name: string, csv: string): void => saveBlob(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
