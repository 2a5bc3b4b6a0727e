/** Our own line drawings on a 24 × 24 field: one path each, stroked with the colour of the text. Drawn for this app; no licence attached. */
export const ICONS = {
  today: 'M5 4h14v16H5zM5 9h14M9 13h6M9 16.5h4',
  promises: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12l2 2 4-4M9 18h6',
  safe: 'M4 20V9l8-5 8 5v11M9 20v-6h6v6M3 20h18',
  more: 'M5 7h14M5 12h14M5 17h14',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  exit: 'M10 4H5v16h5M10 12h10M16 7.5l4.5 4.5-4.5 4.5',
  add: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  waiting: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2',
  sending: 'M12 20V5M5.5 11L12 4.5l6.5 6.5',
  received: 'M3 12.5l4 4L15 8M11 15.5l1.5 1.5L21 8.5',
  alert: 'M12 4L2.5 20h19zM12 10v5M12 17.2v.3',
  info: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.6v.3',
  lock: 'M6 3h11a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2V4.5M5 18.5A1.5 1.5 0 0 1 6.5 17H19M12 3v7l2-1.5L16 10V3',
  people:
    'M9 4.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM3 20c0-3.5 2.4-6 6-6s6 2.5 6 6M16 5a3 3 0 0 1 0 5.8M17.5 14.4c2.2.7 3.5 2.8 3.5 5.6',
  person: 'M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4zM4.5 20.5c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  camera: 'M3 7h4.5L9 4.5h6L16.5 7H21v12.5H3zM12 9.5a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M8.5 21h7',
  photo: 'M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 4.5M15.5 8.5a1 1 0 1 1 0 2 1 1 0 0 1 0-2z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  place: 'M12 21c-4.5-5-7-8.2-7-11.2a7 7 0 0 1 14 0c0 3-2.5 6.2-7 11.2zM12 7.3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  calendar: 'M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4',
  globe:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c2.5 2.3 3.7 5.1 3.7 8.5s-1.2 6.2-3.7 8.5c-2.5-2.3-3.7-5.1-3.7-8.5S9.5 5.8 12 3.5',
  theme: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5A6.5 6.5 0 0 1 12 3.5z',
  backup: 'M4 4h13l3 3v13H4zM8 4v5h7V4M8 20v-6h8v6',
  storage:
    'M4 6c0-1.4 3.6-2.5 8-2.5s8 1.1 8 2.5-3.6 2.5-8 2.5S4 7.4 4 6zM4 6v12c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5V6M4 12c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5',
  limits: 'M4 20h16M4 20V4M8 20v-3M12 20v-5M16 20v-3M20 20v-5M4 9h12M13 6l3 3-3 3',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5s-7-2-9.5-6.5zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  eyeOff:
    'M4 4l16 16M9.5 5.8A9 9 0 0 1 12 5.5c3.7 0 7 2 9.5 6.5a15 15 0 0 1-2.8 3.6M6 7.5A14 14 0 0 0 2.5 12c2.5 4.5 5.8 6.5 9.5 6.5 1.3 0 2.6-.3 3.8-.8',
  bin: 'M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5L7.5 20.5h9l1-14M10.5 10.5v6M13.5 10.5v6',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  share: 'M12 15V3.5M7.5 8L12 3.5 16.5 8M5 12v8.5h14V12',
  download: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  inbox: 'M4 4.5h16V20H4zM4 14h4.5l1.5 2.5h4l1.5-2.5H20',
  send: 'M4 12L20 4.5 16 20l-5-6zM11 14l9-9.5',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  question:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.7v.3',
  filter: 'M4 6h16M7 12h10M10 18h4',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H8',
  history: 'M4 5v5h5M4.5 10a8 8 0 1 1-.5 3M12 8v4.5l3 1.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  book: 'M12 6c-2-1.5-4.7-2-8-2v14.5c3.3 0 6 .5 8 2 2-1.5 4.7-2 8-2V4c-3.3 0-6 .5-8 2zM12 6v14.5',
  help: 'M4 5h16v11h-8l-4.5 4V16H4zM8 9h8M8 12h5',
} as const

export type IconName = keyof typeof ICONS

/** Those that point along the line of reading, and turn with it. */
export const MIRRORED: ReadonlySet<IconName> = new Set(['back', 'next', 'exit', 'send', 'undo', 'help', 'limits'])
