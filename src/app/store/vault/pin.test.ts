import { expect, test } from 'vitest'
import { pinFault } from './pin.ts'

test.each(['12345', '123456', '654321', '890123', '777777', '121212', '123123', '112233', '147258', '1234567890123', '12345a'])('%s may not be a PIN', (pin) => {
  expect(pinFault(pin)).not.toBeNull()
})
test.each(['274913', '805264', '190538', '000001'])('%s may be a PIN', (pin) => {
  expect(pinFault(pin)).toBeNull()
})
