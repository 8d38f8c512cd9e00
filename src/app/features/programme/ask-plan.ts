/** Hands a file to the worker and waits for its answer; where no worker can be had, reads it here between two frames. */
import { type PlanAnswer, type PlanQuestion, previewPlan } from './plan-preview.ts'

const inWorker = (question: PlanQuestion): Promise<PlanAnswer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('plan-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (e: MessageEvent<PlanAnswer>) => {
      worker.terminate()
      resolve(e.data)
    })
    worker.addEventListener('error', (e) => {
      worker.terminate()
      reject(new Error(e.message))
    })
    worker.postMessage(question)
  })

export const askPlan = async (question: PlanQuestion): Promise<PlanAnswer> => {
  try {
    return await inWorker(question)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return previewPlan(question)
  }
}
