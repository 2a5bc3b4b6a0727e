import { createRoot } from 'solid-js'
import { expect, it } from 'vitest'
import { startReconnect } from '../../src/session/reconnect.ts'
import { createFakeStage } from '../support/stage.ts'

it('the hubs are tried at once when the network or the person comes back, and no more after the session has ended', () => {
  const stage = createFakeStage()
  let tries = 0
  const end = createRoot((dispose) => {
    startReconnect(stage, () => {
      tries++
      return Promise.reject(new Error('closing'))
    })
    return dispose
  })
  stage.tell('online')
  expect(tries).toBe(1)
  stage.hidden = true
  stage.tell('visibilitychange')
  expect(tries).toBe(1)
  stage.hidden = false
  stage.tell('visibilitychange')
  expect(tries).toBe(2)
  end()
  stage.tell('online')
  expect(tries).toBe(2)
})
