// Reads the partial answer of an ASP.NET UpdatePanel: `length|type|id|content|` again and again.

export interface Delta {
  /** HTML of the panels that changed, in order. */
  html: string;
  /** Hidden fields to send next time, such as `__VIEWSTATE`. */
  hiddenFields: Record<string, string>;
  /** Where the answer sends the browser; null when it does not. */
  redirect: string | null;
}

/** Null when the text is no such answer. Lengths count UTF-16 units, as the script of the page does. */
export function readDelta(text: string): Delta | null {
  if (!/^\d+\|[#a-zA-Z]+\|/.test(text)) return null;
  const delta: Delta = { html: '', hiddenFields: {}, redirect: null };
  let at = 0;
  while (at < text.length) {
    const head = /^(\d+)\|([#a-zA-Z]+)\|([^|]*)\|/.exec(text.slice(at, at + 1_000));
    if (!head) break;
    const from = at + head[0].length;
    const content = text.slice(from, from + Number(head[1]));
    at = from + Number(head[1]) + 1;
    if (head[2] === 'updatePanel') delta.html += content;
    else if (head[2] === 'hiddenField') delta.hiddenFields[head[3] ?? ''] = content;
    else if (head[2] === 'pageRedirect') delta.redirect = decodeURIComponentSafe(content);
  }
  return delta;
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
