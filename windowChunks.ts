// How the window's code is parted, for the shipped build and the tests': all that a start needs in one file, since thirty small ones
// wait for each other; what comes later stays in files of its own.
export const windowChunks = { groups: [{ name: 'first', tags: ['$initial' as const] }] };
