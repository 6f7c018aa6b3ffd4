// Reads what a portal window shows, and acts in it, from a world that its pages cannot see.
import type { WebContents, WebFrameMain } from 'electron';
import { FailureError } from '../../contract/failure.ts';
import { readScript } from '../../net/pageScripts.ts';
import { PageGone, type WindowDocument } from '../../net/windowPages.ts';

/** Not a preload's world (999): nothing else of ours lives in it. */
const ownWorld = 1_001;

export const runIsolated = (contents: WebContents, code: string): Promise<unknown> =>
  contents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code }]);

/** Fails with `document.tooLarge`; with `PageGone` when the page goes on meanwhile. */
export async function readWindow(contents: WebContents): Promise<WindowDocument> {
  const at = contents.getURL();
  const frames: WindowDocument['frames'] = [];
  try {
    const html = checked(await runIsolated(contents, readScript));
    for (const frame of contents.mainFrame.framesInSubtree) {
      if (frame === contents.mainFrame) continue;
      const read = await readFrame(frame);
      if (read) frames.push(read);
    }
    return { url: at, html, frames };
  } catch (error) {
    throw error instanceof FailureError ? error : new PageGone(error);
  }
}

/**
 * Electron reaches frames in the page's own world only (45). A page that wanted to could show us there what it likes, which
 * it can in its document as well; nothing of ours is in it. Null for a frame that went away.
 */
async function readFrame(frame: WebFrameMain): Promise<{ url: string; html: string } | null> {
  const { url } = frame;
  const html = await frame.executeJavaScript(readScript).catch(() => undefined);
  return html === undefined ? null : { url, html: checked(html) };
}

function checked(html: unknown): string {
  if (typeof html === 'string') return html;
  throw new FailureError('document.tooLarge', { at: 'portalWindow' });
}
