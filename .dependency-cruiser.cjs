// The rooms of the house as rules: each may import what its line names and nothing else (docs: CONTRIBUTING.md).

/**
 * The rooms under main/ and the rooms that each may import. Besides, every room may import the failure codes, and types of
 * the contract: events are facts that any room may tell.
 */
const rooms = {
  model: [],
  contract: ['model'],
  deadlines: ['model'],
  store: ['model'],
  vault: ['model'],
  net: ['model'],
  documents: ['model'],
  mail: ['model', 'documents'],
  identity: ['model', 'vault', 'net'],
  // `inspect` tells the deadlines of a page, counted by the same rules as a run's.
  connectors: ['model', 'net', 'identity', 'mail', 'deadlines'],
  sync: ['model', 'connectors', 'store', 'net', 'deadlines'],
  alerts: ['model', 'deadlines', 'store'],
  activity: ['model', 'store', 'vault'],
  app: [
    'model',
    'contract',
    'deadlines',
    'store',
    'vault',
    'net',
    'documents',
    'mail',
    'identity',
    'connectors',
    'sync',
    'alerts',
    'activity',
  ],
  // The shell ends the process, so it writes the last lines of the log itself; its portal sessions keep the rules of net.
  electron: ['model', 'contract', 'app', 'activity', 'net'],
  web: ['model', 'contract', 'app'],
  // `inspect` and `count` touch neither store nor network: they need the readers and the rules, not a core.
  cli: ['model', 'contract', 'app', 'web', 'connectors', 'deadlines'],
};

/** Pure data that every room speaks: failure codes and what follows from them. */
const failureWords = '^main/contract/failure(Policy)?[.]ts$';

const inRoom = (name) => `^main/${name}(/|[.]ts$)`;

/** Ports that a room takes as a type although the room behind it is closed to it. */
const ports = { sync: ['^main/vault/vault[.]ts$'], cli: ['^main/store/store[.]ts$'] };

const roomRules = Object.entries(rooms).map(([name, allowed]) => ({
  name: `room-${name}`,
  comment: `main/${name} may import ${allowed.join(', ') || 'no other room'}, the failure codes, and types of the contract.`,
  severity: 'error',
  from: { path: inRoom(name) },
  to: {
    path: '^main/',
    pathNot: [failureWords, '^main/contract/', ...(ports[name] ?? []), ...[name, ...allowed].map(inRoom)],
  },
}));

/** Rooms that need the contract itself, its schemas and names, not only its types. */
const speakContract = Object.keys(rooms).filter(
  (name) => name === 'contract' || rooms[name].includes('contract'),
);

const typeRules = [
  {
    name: 'contract-types-only',
    comment: `Only ${speakContract.join(', ')} import more than types from the contract (failure codes aside).`,
    severity: 'error',
    from: { path: '^main/', pathNot: speakContract.map(inRoom) },
    to: { path: '^main/contract/', pathNot: failureWords, dependencyTypesNot: ['type-only'] },
  },
  ...Object.entries(ports).map(([name, paths]) => ({
    name: `port-types-${name}`,
    comment: 'A port of a closed room is taken as a type; what stands behind it is passed in by createCore.',
    severity: 'error',
    from: { path: inRoom(name) },
    to: { path: paths, dependencyTypesNot: ['type-only'] },
  })),
];

/** One importer only, for a package that binds to a platform. */
const onlyFrom = (name, importers, target) => ({
  name,
  comment: `Only ${importers.join(', ')} may import this.`,
  severity: 'error',
  from: { pathNot: importers },
  to: { path: target },
});

module.exports = {
  forbidden: [
    ...roomRules,
    ...typeRules,
    {
      name: 'known-rooms',
      comment: 'A file under main/ lies in a room of the table or is an entry.',
      severity: 'error',
      from: { path: '^main/', pathNot: [...Object.keys(rooms).map(inRoom), '^main/index[.]ts$'] },
      to: {},
    },
    {
      name: 'entry-electron',
      comment: 'main/index.ts only starts the shell.',
      severity: 'error',
      from: { path: '^main/index[.]ts$' },
      to: { path: '^main/', pathNot: inRoom('electron') },
    },
    onlyFrom(
      'only-electron',
      ['^main/electron/', '^main/index[.]ts$', '^preload/'],
      '(^|/)node_modules/electron/|^electron$',
    ),
    onlyFrom('only-keychain', ['^main/vault/keychain[.]ts$'], '(^|/)node_modules/keytar/|^keytar$'),
    {
      name: 'only-registry',
      comment: 'Nobody imports a portal’s folder except connectors/registry.ts.',
      severity: 'error',
      from: { path: '^main/', pathNot: ['^main/connectors/[^/]+/', '^main/connectors/registry[.]ts$'] },
      to: { path: '^main/connectors/[^/]+/', pathNot: '^main/connectors/kit/' },
    },
    {
      name: 'portals-apart',
      comment:
        'Portals never import each other; what they share lies in connectors/kit or in net, mail, identity.',
      severity: 'error',
      from: { path: '^main/connectors/([^/]+)/' },
      to: {
        path: '^main/connectors/[^/]+/',
        pathNot: ['^main/connectors/$1/', '^main/connectors/kit/'],
      },
    },
    {
      name: 'pure-rooms',
      comment: 'model, contract and deadlines are pure: they run in every process, the screen’s too.',
      severity: 'error',
      from: { path: '^main/(model|contract|deadlines)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-contract',
      comment: 'preload may import main/contract and types of main/model.',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '^(main|renderer)/', pathNot: ['^main/contract/', '^main/model/'] },
    },
    {
      name: 'renderer-contract',
      comment: 'Screens may import main/contract and types of main/model, nothing else of main.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|preload)/', pathNot: ['^main/contract/', '^main/model/'] },
    },
    {
      name: 'model-types-only',
      comment: 'preload and screens take only types from main/model.',
      severity: 'error',
      from: { path: '^(renderer|preload)/' },
      to: { path: '^main/model/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-no-node',
      comment: 'Screens run without Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-no-screens',
      comment: 'main never imports screens, preload, tests or scripts.',
      severity: 'error',
      from: { path: '^(main|preload)/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
    {
      name: 'renderer-no-tests',
      comment: 'Screens never import tests or scripts.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'main-runtime-packages',
      comment: 'What main loads at run time stands in dependencies or optionalDependencies.',
      severity: 'error',
      from: { path: '^main/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/electron/',
      },
    },
    {
      name: 'no-cycles',
      comment: 'No import leads back to where it came from, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^keytar$' },
    },
  ],
  options: {
    // TypeScript 7 has no API for other tools; swc reads the same syntax.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
