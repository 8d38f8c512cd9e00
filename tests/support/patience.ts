/**
 * Set up before every test of a page: a slow machine is no defect. What a test looks for ends its waiting at once; the
 * second that the library would give it is not enough where two browsers share a busy core.
 */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 20_000 })
