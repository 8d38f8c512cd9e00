/** The preview in a thread of its own: 16 MB of plan do not stop the page. */
import { type PlanQuestion, previewPlan } from './plan-preview.ts'

self.addEventListener('message', (e: MessageEvent<PlanQuestion>) => {
  void previewPlan(e.data).then((answer) => self.postMessage(answer))
})
