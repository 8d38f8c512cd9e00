/** What a coordinator does with one version: change it, move placements to it, read what the logbooks say of it. */
import { lazy } from 'react'
import { Navigate, useParams } from 'react-router'

const EditorScreen = lazy(async () => ({ default: (await import('./editor/editor-screen.tsx')).EditorScreen }))
const MoveScreen = lazy(async () => ({ default: (await import('./move/move-screen.tsx')).MoveScreen }))
const FactsScreen = lazy(async () => ({ default: (await import('./facts/facts-screen.tsx')).FactsScreen }))

export const OfficeScreen = () => {
  const { id = '', work } = useParams()
  switch (work) {
    case 'edit':
      return <EditorScreen />
    case 'move':
      return <MoveScreen />
    case 'facts':
      return <FactsScreen />
    default:
      return <Navigate to={`/programmes/${encodeURIComponent(id)}`} replace />
  }
}
