/** What the hub may have of the prelude. It imports wire and nothing else, so that its whole ground is in sight here. */
export {
  type Bytes,
  base64urlToBytes,
  bytesToBase64url,
  bytesToHex,
  concat,
  copyOf,
  hexToBytes,
  isEqual,
  utf8,
} from '../prelude/bytes.ts'
export { type Instant, realWorld, type World } from '../prelude/instant.ts'
export { fail, ok, type Result } from '../prelude/result.ts'
