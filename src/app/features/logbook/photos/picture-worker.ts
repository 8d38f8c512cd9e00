/** Pictures are made in a thread of their own: twelve megapixels do not stop the fingers that write the log. */
import { makePicture, type PictureAnswer } from './picture.ts'

self.addEventListener('message', (e: MessageEvent<Blob>) => {
  void makePicture(e.data)
    .catch((): PictureAnswer => ({ refused: 'damaged' }))
    .then((answer) => self.postMessage(answer))
})
