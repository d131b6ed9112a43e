import { BubbleList } from 'ant-design-x-vue'
import { startThreadPage } from '../start-thread-page'
import { mountList } from './mount-list'

startThreadPage((host) =>
  mountList(host, BubbleList, {
    toItem: ({ id, role, text }) => ({ key: id, role, content: text }),
    toProps: (items) => ({
      style: { height: '600px' },
      roles: { user: { placement: 'end' }, assistant: { placement: 'start' } },
      items,
    }),
  }),
)
