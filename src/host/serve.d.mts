export interface AppServer {
  readonly port: number
  readonly origin: string
  stop(): Promise<void>
}

/** Serves a built app; `hubs` are the origins it may talk to, port 0 takes a free one. */
export function openAppServer(options: {
  readonly folder: string
  readonly hubs: readonly string[]
  readonly port: number
  readonly bind?: string
}): Promise<AppServer>
