// Chooses how the window talks to the core: the preload's bridge where there is one, else the loopback host.
import type { Bridge } from '../../main/contract/bridge.ts';
import { createLoopbackBridge } from './loopbackBridge.ts';

declare global {
  interface Window {
    recado?: Bridge;
  }
}

export function findBridge(): Bridge {
  return window.recado ?? createLoopbackBridge();
}
