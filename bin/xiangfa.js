import module from 'node:module'

// The only plain JavaScript here: an older Node cannot even load TypeScript, so it must be told before.
var parts = process.versions.node.split('.').map(Number)
if (parts[0] < 22 || (parts[0] === 22 && parts[1] < 18)) {
  console.error(
    '这个程序要 Node 22.18 以上，现在是 ' +
      process.versions.node +
      '。请用 npm start（Linux 上自带 Node 24），或者先升级 Node。',
  )
  process.exit(1)
}
// Keeps compiled code between starts, so that the second start is quicker.
module.enableCompileCache?.()
void import('../src/main.ts').then((main) => main.run(process.argv.slice(2)))
