// How the keychain stands before it is asked for anything: on Linux a locked one answers "nothing there", which would be a lie.

/** `locked` until the person unlocks it; the `no…` ones say that there is none to be had in this session. */
export type KeychainState = 'open' | 'locked' | 'noService' | 'noCollection' | 'noBus' | 'timeout';

/** Asked before each operation; never prompts and never fails. */
export type AskKeychainState = () => Promise<KeychainState>;
