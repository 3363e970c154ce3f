const NEVER_TOLD = /家暴|强奸|猥亵|性侵|侵犯|摸我/
/** 打工, 打欠条, 打官司 are no blows: a wife asking for her husband's wages must reach her own town. */
const BEATEN_AT_HOME =
  /(老公|丈夫|男人|屋里人|男朋友|前夫|公公|婆婆|后爸|继父|婆家)[^，。！？,.!?]{0,8}(打(?!工|零工|杂|欠条|白条|条|电话|官司|卡|算|听|针|扫|理)|捶|揍|掐|锤)/

/** True when words speak of violence at home or of sexual violence: then nobody in village or town may read them. */
export function mustBeSealed(words: string): boolean {
  return NEVER_TOLD.test(words) || BEATEN_AT_HOME.test(words)
}
