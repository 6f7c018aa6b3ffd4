// Electron's `session.webRequest`, as far as it refuses requests before they leave.
interface Asked {
  url: string;
  resourceType: string;
  method: string;
}
type Listener = (asked: Asked, answer: (verdict: { cancel?: boolean }) => void) => void;

const names: Record<string, string> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  WebSocket: 'webSocket',
};

export class WebRequest {
  #listener: Listener | null = null;

  onBeforeRequest(listener: Listener | null): void {
    this.#listener = listener;
  }

  /** `type` is the protocol's own word for what is asked for. */
  async isCancelled(url: string, type: string, method: string, isMainFrame: boolean): Promise<boolean> {
    const listener = this.#listener;
    if (listener === null) return false;
    const frameType = isMainFrame ? 'mainFrame' : 'subFrame';
    const resourceType = type === 'Document' ? frameType : (names[type] ?? 'other');
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) =>
      listener({ url, resourceType, method }, resolve),
    );
    return cancel === true;
  }
}
