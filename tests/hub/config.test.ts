import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/hub/config.ts'

describe("a hub's settings", () => {
  it('need none to work', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: { port: 8788, bind: '127.0.0.1', admission: 'open', apps: ['http://localhost:8787'] },
    })
  })

  it('follow the port in the names they answer to, unless names are given', () => {
    expect(readConfig({ KEPT_HUB_PORT: '99' })).toMatchObject({ value: { hosts: ['localhost:99', '127.0.0.1:99'] } })
    expect(readConfig({ KEPT_HUB_HOSTS: 'hub.example, x.onion' })).toMatchObject({
      value: { hosts: ['hub.example', 'x.onion'] },
    })
  })

  it('say in words what is wrong', () => {
    for (const env of [
      { KEPT_HUB_PORT: 'x' },
      { KEPT_HUB_PORT: '70000' },
      { KEPT_HUB_APPS: 'https://app.example/path' },
      { KEPT_HUB_APPS: '*' },
      { KEPT_HUB_ADMISSION: 'closed' },
      { KEPT_HUB_QUOTA: '1.5' },
    ]) {
      const config = readConfig(env)
      expect(config.ok, JSON.stringify(env)).toBe(false)
      if (!config.ok) expect(config.error).toContain(Object.keys(env)[0])
    }
  })
})
