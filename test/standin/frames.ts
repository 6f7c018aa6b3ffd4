// The frames of a page as Electron's main process knows them (WebFrameMain), and the worlds in which scripts run.
import type { Wire } from './cdp.ts';
import { inward, originOf } from './protocol.ts';

export interface FrameMain {
  readonly url: string;
  readonly origin: string;
  readonly parent: FrameMain | null;
  readonly framesInSubtree: FrameMain[];
  executeJavaScript(code: string): Promise<unknown>;
}

export class Frames {
  readonly #wire: Wire;
  readonly #inner = new Map<string, { url: string; frame: FrameMain }>();
  /** Where the page's own scripts run, by frame. */
  readonly #mainWorlds = new Map<string, number>();

  constructor(wire: Wire, outermost: () => { id: string; frame: FrameMain }) {
    this.#wire = wire;
    wire.on('Page.frameNavigated', ({ frame: { id, url } }) => {
      if (id === outermost().id) {
        // A page that is left takes its frames along; `frameDetached` does not come for all of them.
        this.#inner.clear();
        return;
      }
      const known = this.#inner.get(id) ?? { url, frame: this.#make(id, outermost) };
      known.url = url;
      this.#inner.set(id, known);
    });
    wire.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#inner.delete(frameId);
    });
    wire.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean };
      if (frameId !== undefined && isDefault) this.#mainWorlds.set(frameId, context.id);
    });
  }

  #make(id: string, outermost: () => { frame: FrameMain }): FrameMain {
    const urlOf = (): string => inward(this.#inner.get(id)?.url ?? '');
    return {
      get url() {
        return urlOf();
      },
      get origin() {
        return originOf(urlOf());
      },
      get parent() {
        return outermost().frame;
      },
      framesInSubtree: [],
      executeJavaScript: (code) => {
        const contextId = this.#mainWorlds.get(id);
        return contextId === undefined
          ? Promise.reject(new Error('frame is gone'))
          : run(this.#wire, code, contextId);
      },
    };
  }

  all = (): FrameMain[] => [...this.#inner.values()].map(({ frame }) => frame);

  async runIsolated(frameId: string, worldId: number, scripts: { code: string }[]): Promise<unknown> {
    const asked = { frameId, worldName: `Electron world ${worldId}` };
    const { executionContextId } = await this.#wire.send('Page.createIsolatedWorld', asked);
    let last: unknown;
    for (const { code } of scripts) last = await run(this.#wire, code, executionContextId);
    return last;
  }
}

/** In the page's own world where no other is named. */
export async function run(wire: Wire, expression: string, contextId?: number): Promise<unknown> {
  const { result, exceptionDetails } = await wire.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
  return result.value as unknown;
}
