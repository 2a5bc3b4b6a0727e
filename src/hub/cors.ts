/** What browsers ask before a page of another origin may talk to us. Only origins on the list come this far. */
import { AUTH_HEADER } from '../wire/auth.ts'
import { HUB_HEADER } from '../wire/requests.ts'
import { HEADERS } from './refusal.ts'

export function allowOrigin(response: Response, origin: string): Response {
  const headers = new Headers(response.headers)
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-expose-headers', HUB_HEADER)
  headers.set('vary', 'origin')
  return new Response(response.body, { status: response.status, headers })
}

/** No credentials: there are no cookies here. Browsers keep the answer for two hours at most. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...HEADERS,
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': `content-type, ${AUTH_HEADER}`,
      'access-control-max-age': '7200',
    },
  })
