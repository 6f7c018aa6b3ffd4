// Loaded before a process under test (--import): writes down every timer shorter than a second that is set, in each thread.
import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';

const file = process.env.RECADO_TIMERS_FILE;
createHook({
  init(_id, type, _trigger, timer) {
    const { _idleTimeout: delayMs } = timer;
    if (type === 'Timeout' && delayMs < 1_000) appendFileSync(file, `${Date.now()} ${delayMs}\n`);
  },
}).enable();
