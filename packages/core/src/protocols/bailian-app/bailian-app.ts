import { ConfigError } from '../../model/errors'
import type { TurnOptions } from '../../model/request'
import { createAppReader } from './reader'
import { toAppBody, type BailianAppRequest } from './request'
import { createFrameDecoder } from '../frame-decoder'
import type { JsonObject } from '../json'
import type { ChatProtocol, Offered } from '../protocol'
import { dashScopeStreamHeaders } from '../stream-headers'

export type { BailianAppRequest, BizParams, FlowStreamMode, RagOptions } from './request'

/**
 * A frame of `apps/{id}/completion`, as the service sends it. Server data is not checked: treat every field as optional.
 *
 * Source: Alibaba Cloud Model Studio, "agent application API reference".
 */
export interface BailianAppFrame {
  output: {
    /** The whole text so far, or with `incremental_output` what this frame adds. Absent in some frames. */
    text?: string
    /** The text `"null"` while the answer goes on. */
    finish_reason?: string
    session_id?: string
    thoughts?: JsonObject[] | null
    doc_references?: JsonObject[] | null
    [field: string]: unknown
  }
  usage?: JsonObject
  request_id?: string
}

/** Defaults for every request of this client; a request's own fields win. */
export interface BailianAppOptions
  extends
    Offered,
    Omit<
      BailianAppRequest,
      | 'text'
      | 'files'
      | 'sessionId'
      | 'messages'
      | 'tools'
      | 'incrementalOutput'
      | keyof TurnOptions
    > {
  /** The workspace of an application that is not in the default one, sent as `X-DashScope-WorkSpace`. */
  readonly workspace?: string
}

/** The protocol of Bailian applications (百炼应用), agents and workflows: `POST /api/v1/apps/{appId}/completion`. */
export function bailianApp({
  workspace,
  switches,
  // Source: Alibaba Cloud Model Studio, "agent application API reference", `image_list` and `file_list`.
  accepts = { inline: ['image/*'], linked: ['*'] },
  ...defaults
}: BailianAppOptions = {}): ChatProtocol<BailianAppRequest, BailianAppFrame> {
  return {
    name: 'bailian-app',
    frameOn: 'id',
    hasSessions: true,
    switches,
    accepts,
    toRequest(request, { appId, incrementalOutput }) {
      if (!appId)
        throw new ConfigError(
          'app-id-missing',
          'No appId. Pass the id of your Bailian application: new Tyqw({ appId: "…" }).',
        )
      return {
        path: `/api/v1/apps/${encodeURIComponent(appId)}/completion`,
        headers: {
          ...dashScopeStreamHeaders,
          ...(workspace && { 'x-dashscope-workspace': workspace }),
        },
        body: toAppBody({ ...defaults, ...request }, incrementalOutput),
      }
    },
    createDecoder: (asked = {}) => createFrameDecoder(createAppReader(asked)),
  }
}
