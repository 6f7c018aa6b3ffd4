// What we do in a page of a portal window, as text that Chromium runs in an isolated world: the page sees only what a person does.
import type { FieldToFill, FormToSend } from './portalWindow.ts';

/** Of one document; resolutions as pages stay far below it. */
export const mostPageCharacters = 8 << 20;

/** Gives the document's HTML, or null where it is beyond the limit. */
export const readScript = `(() => {
  const html = document.documentElement ? document.documentElement.outerHTML : '';
  return html.length > ${mostPageCharacters} ? null : html;
})()`;

/** Looks into frames of the same origin too: some portals keep their forms there. */
const findField = `const find = (selector, root = document) => {
  const own = root.querySelector(selector);
  if (own) return own;
  for (const frame of root.querySelectorAll('iframe, frame')) {
    const inner = frame.contentDocument && find(selector, frame.contentDocument);
    if (inner) return inner;
  }
  return null;
};`;

/** Gives what each field holds afterwards, null for one that is not there. */
export const fillScript = (fields: readonly FieldToFill[]): string => `((fields) => {
  ${findField}
  const set = (element, value) => {
    const view = element.ownerDocument.defaultView;
    const tell = (kind) => element.dispatchEvent(new view.Event(kind, { bubbles: true }));
    element.focus();
    if (element.type === 'checkbox' || element.type === 'radio') {
      if (element.checked !== (value === 'true')) element.click();
      return String(element.checked);
    }
    if (element.tagName === 'SELECT') {
      const options = [...element.options];
      const words = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
      const found = options.find((one) => one.value === value) ?? options.find((one) => words(one.text) === words(value));
      if (found) element.selectedIndex = found.index;
    } else {
      const kind = element.tagName === 'TEXTAREA' ? view.HTMLTextAreaElement : view.HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value);
    }
    tell('input');
    tell('change');
    return element.value;
  };
  return fields.map(({ selector, value }) => {
    const element = find(selector);
    return element && 'value' in element ? set(element, value) : null;
  });
})(${JSON.stringify(fields)})`;

/** Gives true when there was something to press. */
export const pressScript = (selector: string): string => `((selector) => {
  ${findField}
  const element = find(selector);
  if (!element) return false;
  element.click();
  return true;
})(${JSON.stringify(selector)})`;

/** Gives true when the cursor stands in the field. */
export const focusScript = (selector: string): string => `((selector) => {
  ${findField}
  const element = find(selector);
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.focus();
  return element.ownerDocument.activeElement === element;
})(${JSON.stringify(selector)})`;

/** Sends a form as a script of the page would; no field of it can hide the form's own `submit`. */
export const sendScript = ({ url, fields }: FormToSend): string => `((url, fields) => {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.hidden = true;
  for (const [name, value] of fields) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
})(${JSON.stringify(url)}, ${JSON.stringify(fields)})`;
