/** The reports that were asked for, read from the server again and again while one is being made. */
import type { ReportJob, ReportRequest } from '#sync/reports.ts'
import { useCallback, useEffect, useState } from 'react'
import type { WhyNot } from '../../replication/http.ts'
import { askReport, askReports, removeReport } from '../../replication/reports.ts'

const SOON_MS = 1_000
/** While nothing is being made, or nobody answers. */
const LATER_MS = 8_000

export const isUnfinished = ({ state }: ReportJob): boolean => state === 'waiting' || state === 'running'

export interface Reports {
  /** Undefined until the first answer. */
  readonly jobs: readonly ReportJob[] | undefined
  /** Why the list may be old. */
  readonly failed: WhyNot | null
  readonly make: (request: ReportRequest) => Promise<WhyNot | null>
  readonly remove: (id: string) => Promise<WhyNot | null>
}

export const useReports = (): Reports => {
  const [jobs, setJobs] = useState<readonly ReportJob[]>()
  const [failed, setFailed] = useState<WhyNot | null>(null)
  const isBusy = jobs?.some(isUnfinished) === true && failed === null

  const read = useCallback(async (signal?: AbortSignal): Promise<void> => {
    const answer = await askReports(signal)
    if (signal?.aborted === true) return
    if (answer.ok) setJobs(answer.value.jobs)
    setFailed(answer.ok ? null : answer)
  }, [])

  useEffect(() => {
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = async () => {
      await read(leaving.signal)
      if (!leaving.signal.aborted) timer = setTimeout(() => void again(), isBusy ? SOON_MS : LATER_MS)
    }
    void again()
    const online = () => void read(leaving.signal)
    window.addEventListener('online', online)
    return () => {
      leaving.abort()
      clearTimeout(timer)
      window.removeEventListener('online', online)
    }
  }, [read, isBusy])

  const make = useCallback(async (request: ReportRequest): Promise<WhyNot | null> => {
    const answer = await askReport(request)
    if (!answer.ok) return answer
    setJobs((before = []) => [answer.value, ...before.filter((j) => j.id !== answer.value.id)])
    return null
  }, [])

  const remove = useCallback(async (id: string): Promise<WhyNot | null> => {
    const answer = await removeReport(id)
    // What is not there any more is as good as taken away.
    if (!answer.ok && !(answer.why === 'refused' && answer.status === 404)) return answer
    setJobs((before) => before?.filter((j) => j.id !== id))
    return null
  }, [])

  return { jobs, failed, make, remove }
}
