/** The questions nearly every case ends with: where, and how to reach the asker. */
export const TAIL = {
  town: { key: 'town', label: '哪个镇', ask: '您在哪个镇？选一个，或者写“镇名 村名”。', kind: 'town' },
  village: { key: 'village', label: '哪个村', ask: '哪个村？直接写村名。', kind: 'village' },
  phone: {
    key: 'phone',
    label: '手机号',
    ask: '留个手机号好联系您。怕人看见就不留，发“跳过”。',
    kind: 'phone',
    example: '手机号是 11 位数字。',
  },
} as const
