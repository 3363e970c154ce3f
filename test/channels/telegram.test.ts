import { channelContract } from '../contracts/channel-contract.ts'
import { openPollingRig, openWebhookRig } from '../support/telegram/rig.ts'

channelContract({ name: 'telegram by polling', open: openPollingRig })
channelContract({ name: 'telegram by webhook', open: openWebhookRig })
