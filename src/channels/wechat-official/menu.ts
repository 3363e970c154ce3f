/** One item of the menu as the platform takes it. */
export type MenuButton =
  | { readonly name: string; readonly sub_button: readonly MenuButton[] }
  | { readonly type: 'click'; readonly name: string; readonly key: string }
  | { readonly type: 'view'; readonly name: string; readonly url: string }

/** The platform's limits, in Chinese characters and items. */
export const MENU_LIMITS = { top: 3, below: 5, topHan: 4, belowHan: 7 } as const

/** What is tapped is what could be typed: the key is the word itself. */
function word(name: string, key = name): MenuButton {
  return { type: 'click', name, key }
}

/** The menu under the chat. The web page is offered where there is one: it has no time limits. */
export function menu(publicUrl: string | undefined): readonly MenuButton[] {
  const page: readonly MenuButton[] = publicUrl ? [{ type: 'view', name: '网页上问', url: publicUrl }] : []
  return [
    {
      name: '问法律',
      sub_button: [
        word('工钱要不到', '老板不给工钱怎么办'),
        word('找免费律师', '打官司没钱怎么申请法律援助'),
        word('受了工伤', '上班受伤怎么申请工伤认定'),
        ...page,
      ],
    },
    { name: '找人办', sub_button: [word('人工'), word('查进度'), word('附近站点'), word('撤回')] },
    { name: '我的', sub_button: [word('菜单'), word('我的信息'), word('删除我的信息')] },
  ]
}
