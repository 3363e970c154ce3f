import { amountLine, needs, rangeLine, refused, result, rule, said, textLine, yuan } from './answer.ts'
import { defineCalculator } from './calculator.ts'
import { figureOn } from './figures.ts'
import { decimal, notNegative, ratio, times, whole } from './fraction.ts'

const RULES = {
  least: rule('单位给的工资，不得低于当地最低工资。', '劳动法 48'),
  gap: rule('低于最低工资的，要补差额。', '劳动合同法 85'),
  extra: rule(
    '劳动监察责令限期给，过了期限还不给的，再加付差额的 50% 到 100%。',
    '劳动合同法 85',
    '劳动保障监察条例 26',
  ),
}

/** The shortfall below the minimum wage. */
export const minimumWage = defineCalculator({
  name: 'minimum-wage',
  title: '算最低工资差',
  inputs: {
    received: { kind: 'money', question: '每月实际拿到多少？不算加班费。' },
    months: { kind: 'number', unit: '个月', max: 600, question: '这样拿了几个月？' },
    workedOn: { kind: 'day', question: '最后一个月是哪个月？说一天就行。', optional: true },
    isHousehold: { kind: 'yes-no', question: '是给私人家里干活吗？', optional: true },
    wasOrdered: { kind: 'yes-no', question: '劳动监察责令限期给，过期还没给吗？', optional: true },
  },
  rules: RULES,
  reckon({ received, months, workedOn, isHousehold, wasOrdered }, { today, figures }) {
    if (isHousehold) return refused('给私人家里干活，不按最低工资算。', '按说好的价钱要，用“算欠薪”。')
    const least = figureOn('min-wage-month', workedOn ?? today, figures)
    if (least === undefined) return needs(['min-wage-month'], '（最低工资 − 每月拿到的）× 几个月。')
    const gap = notNegative(times(whole(least - received), decimal(months)))
    return result({
      lines: [
        amountLine('最低工资差额', gap, [RULES.least, RULES.gap]),
        ...(wasOrdered ? [rangeLine('加付赔偿金', [times(gap, ratio(1, 2)), gap], [RULES.extra])] : []),
        textLine('当地最低工资', `每月${yuan(least)}`, [RULES.least]),
      ],
      steps: [`（${yuan(least)} − ${yuan(received)}）× ${months} 个月`],
      assumed: ['每个月都上满了班', '拿到的里头没有加班费', ...(workedOn ? [] : ['按今天的最低工资标准'])],
      wouldChange: ['没上满班的月份，按上班的天数比'],
      summary: [`工资低了，还该补${said(gap)}。`, '去劳动监察投诉，打12333。'],
    })
  },
})
