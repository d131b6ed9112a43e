import type { SourceDocument, Thought } from './scenario'

/** A search in knowledge bases; no documents means that nothing was found. */
export function toRetrieval(documents: readonly SourceDocument[]): Thought {
  const observation = documents.map((document, position) => ({
    content: document.text,
    dataId: `file_${document.index.padStart(8, '0')}`,
    dataName: document.name,
    display: true,
    id: `chunk_${document.index}`,
    images: [],
    referenceIndex: Number(document.index),
    score: Number((0.91 - position * 0.07).toFixed(2)),
    title: document.title,
    webSearch: false,
  }))
  return {
    actionType: 'agentRag',
    action: 'rag',
    actionName: '知识检索',
    arguments: '{}',
    observation: JSON.stringify(observation),
  }
}

/** A look into the long-term memory. */
export function toMemoryRecall(
  memoryId: string,
  query: string,
  memories: readonly string[],
): Thought {
  return {
    actionType: 'api',
    action: 'memory',
    actionName: '长期记忆检索',
    arguments: JSON.stringify({ memory_id: memoryId, query }),
    observation: JSON.stringify(memories),
  }
}
