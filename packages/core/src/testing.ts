// What a test of a storage of your own needs
export { storageContract } from './storage/storage-contract'
export type { OpenStorage, StorageCheck } from './storage/storage-contract'
export { sampleConversation, withText } from './storage/contract-samples'
