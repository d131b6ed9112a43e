import { BubbleList } from 'vue-element-plus-x'
import { startThreadPage } from '../start-thread-page'
import { mountList } from './mount-list'

startThreadPage((host) =>
  mountList(host, BubbleList, {
    toItem: ({ id, role, text }) => ({
      key: id,
      placement: role === 'user' ? 'end' : 'start',
      content: text,
    }),
    toProps: (list) => ({ maxHeight: '600px', list }),
  }),
)
