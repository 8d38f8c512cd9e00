// The fences of the house: domain <- { sync, signing } <- { app, server }; inside app: ui, store, replication <- features <- shell.
// docs/decisions/0001-rooms-and-fences.md says why. tests/architecture.test.ts runs these and plants violations to see them caught.
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    { name: 'domain-stands-alone', severity: 'error', from: { path: '^src/domain/' }, to: { pathNot: '^(src/domain/|node_modules/zod/)' } },
    { name: 'sync-knows-only-the-domain', severity: 'error', from: { path: '^src/sync/' }, to: { pathNot: '^(src/(domain|sync)/|node_modules/(zod|node-diff3)/)' } },
    { name: 'signing-knows-only-the-domain', severity: 'error', from: { path: '^src/signing/' }, to: { pathNot: '^(src/(domain|signing)/|node_modules/(cborg|@noble/hashes)/)' } },
    { name: 'app-never-meets-server', severity: 'error', from: { path: '^src/(app|worker)/' }, to: { path: '^src/server/' } },
    { name: 'server-never-meets-app', severity: 'error', from: { path: '^src/server/' }, to: { path: '^src/(app|worker)/' } },
    { name: 'worker-imports-nothing-of-ours', severity: 'error', from: { path: '^src/worker/' }, to: { path: '^src/', pathNot: '^src/worker/' } },
    { name: 'build-stands-alone', severity: 'error', from: { path: '^src/', pathNot: '^src/build/' }, to: { path: '^src/build/' } },
    { name: 'build-imports-nothing-of-ours', severity: 'error', from: { path: '^src/build/' }, to: { path: '^src/', pathNot: '^src/build/' } },
    { name: 'features-are-strangers', severity: 'error', from: { path: '^src/app/features/([^/]+)/' }, to: { path: '^src/app/features/', pathNot: '^src/app/features/$1/' } },
    { name: 'shell-on-top', severity: 'error', from: { path: '^src/app/', pathNot: '^src/app/shell/' }, to: { path: '^src/app/shell/' } },
    { name: 'below-features', severity: 'error', from: { path: '^src/app/(store|replication|ui)/' }, to: { path: '^src/app/features/' } },
    { name: 'ui-knows-no-apprentice', severity: 'error', from: { path: '^src/app/ui/' }, to: { path: '^src/(domain|sync|app/(store|replication))/' } },
    { name: 'dexie-only-in-store', severity: 'error', from: { path: '^src/', pathNot: '^src/app/store/' }, to: { path: '^node_modules/dexie' } },
    { name: 'kysely-only-in-server-store', severity: 'error', from: { path: '^src/', pathNot: '^src/server/store/' }, to: { path: '^node_modules/(kysely|pg)/' } },
    { name: 'product-never-meets-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
  ],
  options: {
    exclude: { path: '[.]test[.]tsx?$' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'src/tsconfig.room.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
}
