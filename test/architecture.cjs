// Arrows point inwards: app -> edges -> core -> ports -> domain. The rule names are the error messages.
const layer = (name, from, mayImport) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: mayImport },
})
const EDGES = '(channels|storage|models|documents|console|cli)'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    layer('domain-imports-domain-only', '^src/domain/', '^src/domain/'),
    layer('ports-import-domain', '^src/ports/', '^src/(domain|ports)/'),
    layer('core-imports-ports-and-domain', '^src/core/', '^src/(domain|ports|core)/'),
    layer(
      'outer-edges-speak-ports-not-core',
      '^src/(channels|storage|models|documents)/',
      '^src/(domain|ports|channels|storage|models|documents)/',
    ),
    {
      name: 'edges-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/${EDGES}/` },
      to: { path: `^src/${EDGES}/`, pathNot: '^src/$1/' },
    },
    {
      name: 'channels-do-not-know-each-other',
      severity: 'error',
      // What is no channel's own stands in common. What 公众号 and 企业微信 have in common (signatures, AES, XML, tokens) is no channel: it stands in wechat-wire.
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/[^/]+/', pathNot: '^src/channels/($1|wechat-wire|common)/' },
    },
    {
      name: 'wechat-wire-is-for-wechat-channels',
      severity: 'error',
      from: { path: '^src/channels/', pathNot: '^src/channels/(wechat-official|wecom-kf|wechat-wire)/' },
      to: { path: '^src/channels/wechat-wire/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/wiring/' },
      to: { path: '^src/((app|main|config)[.]ts$|wiring/)' },
    },
    {
      name: 'inside-uses-no-packages',
      severity: 'error',
      from: { path: '^src/(domain|ports)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'core-uses-no-edge-package',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: '(grammy|wechaty|hono|kysely|better-sqlite3|^(node:)?(sqlite|fs|fs/promises|http|https|net|child_process)$)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
