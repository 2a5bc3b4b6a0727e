/** What passes between the page and the reference Worker. Each call has a number; its answers carry it. */
import type { ImportProgress, Query, Reference } from '../domain/reference/query.ts'
import type { CommitmentId } from '../domain/values/id.ts'
import type { Bytes } from '../prelude/bytes.ts'

export type Call =
  | { readonly name: 'scan'; readonly file: Blob }
  | { readonly name: 'take'; readonly file: Blob; readonly states: readonly string[] }
  | { readonly name: 'load'; readonly chunks: readonly Uint8Array[] }
  | { readonly name: 'sample'; readonly language: string }
  | { readonly name: 'query'; readonly query: Query }
  | { readonly name: 'get'; readonly id: CommitmentId }

/** What each call gives in the end. */
export interface Given {
  readonly scan: Awaited<ReturnType<Reference['scan']>>
  readonly take: Awaited<ReturnType<Reference['take']>>
  readonly load: { readonly count: number }
  readonly sample: readonly Bytes[]
  readonly query: Awaited<ReturnType<Reference['query']>>
  readonly get: Awaited<ReturnType<Reference['get']>>
}

export type ToWorker =
  | { readonly kind: 'call'; readonly number: number; readonly call: Call }
  | { readonly kind: 'cancel'; readonly number: number }

export type FromWorker =
  | { readonly kind: 'progress'; readonly number: number; readonly progress: ImportProgress }
  | { readonly kind: 'done'; readonly number: number; readonly value: Given[keyof Given] }
  /** A fault of ours, not of the file: the message names no content. */
  | { readonly kind: 'broken'; readonly number: number; readonly message: string }

/** What a Worker, its own global scope, and a MessagePort have in common. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
