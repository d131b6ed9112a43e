/** An event as the standard dispatches it; `id` is absent where the standard's last event id is empty. */
export interface ExpectedEvent {
  /** @default 'message' */
  readonly event?: string
  readonly data: string
  readonly id?: string
  /** Ours alone: the end of the stream closed the event, which the standard drops. */
  readonly isCut?: true
}

/** A case of web-platform-tests: its name, the body its server sends, and the events that come of it. */
type StreamCase = readonly [name: string, body: string, events: readonly ExpectedEvent[]]

const long = 'x'.repeat(2 * 1024)

/**
 * The cases of web-platform-tests, folder `eventsource`, that are about the format. Names are those of the files there;
 * bodies are what their server sends, which ends a message with three line feeds, or with one where the name has `*`.
 */
export const streamCases: readonly StreamCase[] = [
  [
    'event-data',
    'data:msg\ndata: msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\ndata\n\ndata:end\n\n',
    [{ data: 'msg\nmsg' }, { data: '' }, { data: 'end' }],
  ],
  // Only a BOM that begins the stream is none of its characters.
  ['format-bom', '\uFEFFdata:1\n\n\uFEFFdata:2\n\ndata:3\n\n\n', [{ data: '1' }, { data: '3' }]],
  ['format-bom-2', '\uFEFF\uFEFFdata:1\n\ndata:2\n\ndata:3\n\n\n', [{ data: '2' }, { data: '3' }]],
  [
    'format-comments*',
    `data:1\r:\0\n:\r\ndata:2\n:${long}\rdata:3\n:data:fail\r:${long}\ndata:4\n\n`,
    [{ data: '1\n2\n3\n4' }],
  ],
  // The standard drops the second event, which no blank line closes. We keep it and say that it was cut: some servers
  // leave the last blank line out, and what was cut in the middle is told from a broken frame.
  [
    'format-data-before-final-empty-line*',
    'retry:1000\ndata:test1\n\nid:test\ndata:test2\n',
    [{ data: 'test1' }, { data: 'test2', id: 'test', isCut: true }],
  ],
  [
    'format-field-data',
    'data:\n\ndata\ndata\n\ndata:test\n\n\n',
    [{ data: '' }, { data: '\n' }, { data: 'test' }],
  ],
  [
    'format-field-event',
    'event:test\ndata:x\n\ndata:x\n\n\n',
    [{ event: 'test', data: 'x' }, { data: 'x' }],
  ],
  ['format-field-event-empty', 'event: \ndata:data\n\n\n', [{ data: 'data' }]],
  ['format-field-id', 'id: …\nretry: 200\ndata: hello\n\n', [{ data: 'hello', id: '…' }]],
  // There the second event comes on a new connection, which we never open by ourselves.
  [
    'format-field-id-2',
    'id: …\nretry: 200\ndata: hello\n\ndata: …\n\ndata: …\n\n',
    [
      { data: 'hello', id: '…' },
      { data: '…', id: '…' },
      { data: '…', id: '…' },
    ],
  ],
  [
    'format-field-id-3: persists',
    'id: 1\ndata: 1\n\ndata:2\n\n',
    [
      { data: '1', id: '1' },
      { data: '2', id: '1' },
    ],
  ],
  [
    'format-field-id-3: changes and persists',
    'id: 1\ndata: 1\n\nid: 2\ndata:2\n\ndata:3\n\n',
    [
      { data: '1', id: '1' },
      { data: '2', id: '2' },
      { data: '3', id: '2' },
    ],
  ],
  [
    'format-field-id-3: resets',
    'id: 1\ndata: 1\n\nid:\ndata:2\n\ndata:3\n\n',
    [{ data: '1', id: '1' }, { data: '2' }, { data: '3' }],
  ],
  [
    'format-field-id-3: resets without a colon',
    'id: 1\ndata: 1\n\nid\ndata:2\n\ndata:3\n\n',
    [{ data: '1', id: '1' }, { data: '2' }, { data: '3' }],
  ],
  ['format-field-id-null', 'id: \0\0\nretry: 200\ndata: hello\n\n', [{ data: 'hello' }]],
  [
    'format-field-parsing*',
    'data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n',
    [{ data: '\0\n 2\n1\n3\n\n4' }],
  ],
  // How long to wait before connecting again means nothing to a client that does not: `retry` is ignored.
  ['format-field-retry', 'retry:03000\ndata:x\n\n\n', [{ data: 'x' }]],
  ['format-field-retry-bogus', 'retry:3000\nretry:1000x\ndata:x\n\n\n', [{ data: 'x' }]],
  ['format-field-retry-empty', 'retry\ndata:test\n\n\n', [{ data: 'test' }]],
  [
    'format-field-unknown',
    'data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n\n',
    [{ data: 'test\n\ntest' }],
  ],
  ['format-leading-space', 'data:\ttest\rdata: \ndata:test\n\n\n', [{ data: '\ttest\n\ntest' }]],
  ['format-newlines*', 'data:test\r\ndata\ndata:test\r\n\r\n', [{ data: 'test\n\ntest' }]],
  ['format-null-character', 'data:\0\n\n\n\n\n', [{ data: '\0' }]],
  ['format-utf-8', 'data:ok…\n\n\n', [{ data: 'ok…' }]],
]
