import { channelContract } from '../contracts/channel-contract.ts'
import { openWechatRig } from '../support/wechat/rig.ts'

channelContract({
  name: 'wechat-official',
  open: openWechatRig,
  exceptions: {
    outlasts:
      'the platform itself tries three times; on the third the person is told that nothing was stored',
  },
})
