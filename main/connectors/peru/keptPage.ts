// Makes a page fit to be kept: as it came, except for what would open the session again or sign in.

/** UTF-8 bytes of the page without session ids, hidden state and passwords. */
export const keptPage = ({ html }: { html: string }): Uint8Array =>
  new TextEncoder().encode(
    html
      .replaceAll(/\((?:[A-Z]\([^)]*\))+\)/g, '(S(…))')
      .replaceAll(/<input\b[^>]*>/gi, (tag) =>
        /\bname\s*=\s*["']?__|\btype\s*=\s*["']?password/i.test(tag)
          ? tag.replace(/\bvalue\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, 'value=""')
          : tag,
      ),
  );
