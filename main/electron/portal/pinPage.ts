// The page of the PIN dialog: a form and nothing else, no script of its own; what the person types is fetched from outside.
import { createHash } from 'node:crypto';
import type { Texts } from '../texts.ts';

export interface PinQuestion {
  hostname: string;
  /** The card, as its driver calls it. */
  tokenName: string;
  /** Wrong PINs since the card last took one. */
  wrong: number;
}

/** Gives the PIN, or '' when the person turned back, closed the dialog, or `signal` aborted; never fails. */
export type AskPin = (question: PinQuestion, signal: AbortSignal) => Promise<string>;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 24px; }
h1 { font-size: 18px; margin: 0 0 12px; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
.warning { border-inline-start: 4px solid #c62828; padding-inline-start: 12px; }
label { display: block; margin-bottom: 4px; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: 8px; }
.acts { display: flex; gap: 12px; justify-content: flex-end; margin-top: 20px; }
button { font: inherit; padding: 8px 16px; min-height: 44px; }`;

const hash = createHash('sha256').update(style).digest('base64');
export const pinHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export function pinPage({ hostname, tokenName, wrong }: PinQuestion, texts: Texts): string {
  const warning =
    wrong === 0
      ? ''
      : `<p class="warning" role="alert">${escape(texts(wrong === 1 ? 'pinWrong' : 'pinLastTry'))}</p>`;
  return `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><title>${escape(texts('pinTitle'))}</title>
<style>${style}</style></head><body><main><h1>${escape(texts('pinTitle'))}</h1>
<p>${escape(texts('pinFor', { card: tokenName, host: hostname }))}</p>${warning}
<form><label for="pin">${escape(texts('pinField'))}</label>
<input id="pin" type="password" autocomplete="off" required autofocus maxlength="64">
<div class="acts"><button type="button" id="cancel">${escape(texts('pinCancel'))}</button>
<button type="submit" disabled>${escape(texts('pinOk'))}</button></div></form></main></body></html>`;
}

/** Runs in a world that the page does not see; gives the PIN once, or '' when the person turned back. */
export const pinScript = `new Promise((resolve) => {
  const field = document.getElementById('pin');
  const end = (pin) => { field.value = ''; resolve(pin); };
  document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); end(field.value); });
  document.getElementById('cancel').addEventListener('click', () => end(''));
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') end(''); });
  // Until somebody listens, nothing can be sent.
  document.querySelector('[type=submit]').disabled = false;
  field.focus();
})`;
