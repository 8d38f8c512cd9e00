/** Codes are looked for in a thread of their own: the picture of the camera goes on meanwhile. */
import { readFrame } from './read-frame.ts'

self.addEventListener('message', (e: MessageEvent<ImageData>) => {
  void readFrame(e.data).then((text) => self.postMessage(text))
})
