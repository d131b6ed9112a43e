import type {
  BrokenRecord,
  ChatOptions,
  ChatTransport,
  ConversationStorage,
  TyqwErrorData,
} from '@tyqw/core'
import type { Pinia } from 'pinia'
import type { InjectionKey } from 'vue'
import type { AttachmentOptions, UploadFile } from './attachments/attachment-settings'
import type { LocaleInput } from './locale/use-locale'

/** How a chat is coloured: as the system is (`auto`), as the `color-scheme` of the page around it says (`page`), or always the same. */
export type ThemeMode = 'auto' | 'page' | 'light' | 'dark'

/** Called when an answer failed because nobody is signed in, and the user wants to. */
export type SignIn = (failed: {
  error: TyqwErrorData
  /** Asks the same again, once somebody is signed in. */
  retry: () => void
}) => void

/** What the plugin hands to the chats of an app. */
export interface TyqwPluginContext {
  /** The default client, made at first use. */
  client(): ChatTransport
  /** The app's Pinia; one is made when there is still none at first use. */
  pinia(): Pinia
  /** What every chat is made with. */
  readonly chatOptions: Pick<ChatOptions, 'tools' | 'memory' | 'historyLimit' | 'queue' | 'clock'>
  /** Where a chat's conversations are kept; undefined keeps them in the page alone. */
  storage(chatId: string, onBroken: (record: BrokenRecord) => void): ConversationStorage | undefined
  /** Whose conversations they are. Tracked. */
  userKey(): string | undefined
  readonly attachments: boolean | AttachmentOptions | undefined
  readonly upload: UploadFile | undefined
  readonly locale: LocaleInput
  readonly theme: ThemeMode
  readonly onSignIn?: SignIn | undefined
}

export const tyqwKey: InjectionKey<TyqwPluginContext> = Symbol('tyqw')
