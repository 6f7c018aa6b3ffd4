// Cuts a page into tags and text: the tokenizer finds them, names and values are cut out of the page as it stands.

import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Tokenizer } from 'htmlparser2';
import type { Attributes } from './pageElement.ts';
import { rulesOf } from './tagRules.ts';
import type { TreeBuilder } from './treeBuilder.ts';

const none: Attributes = [];
/** No page has so many different names, nor a tag so many attributes, except one that wants to fill the memory. */
const mostNames = 1_000;
const mostAttributes = 500;

export function readTags(html: string, builder: TreeBuilder): void {
  const tags = lookup((tagName) => ({ rules: rulesOf(tagName), attrs: none }));
  const names = lookup((attrName) => attrName);
  let tag = tags('');
  let attrs: { name: string; value: string }[] | null = null;
  let name = '';
  let value = '';
  const nothing = (): void => undefined;
  const start = (isSelfClosing: boolean): void => {
    // Rows are spelled alike: what stood in the last tag of that name is kept once.
    if (attrs !== null && !areSame(attrs, tag.attrs)) tag.attrs = attrs;
    builder.start(tag.rules, attrs === null ? none : tag.attrs, isSelfClosing);
  };
  const tokenizer = new Tokenizer(
    // Without looking for entities it skips from tag to tag; few texts hold one.
    { xmlMode: false, decodeEntities: false },
    {
      ontext: (from, to) => {
        const words = html.slice(from, to);
        builder.text(words.includes('&') ? decodeHTML(words) : words);
      },
      ontextentity: nothing,
      onopentagname: (from, to) => {
        tag = tags(html.slice(from, to));
        attrs = null;
      },
      onattribname: (from, to) => {
        name = names(html.slice(from, to));
        value = '';
      },
      onattribdata: (from, to) => {
        value = html.slice(from, to);
        if (value.includes('&')) value = decodeHTMLAttribute(value);
      },
      onattribentity: nothing,
      onattribend: () => {
        if (attrs === null) attrs = [{ name, value }];
        else if (attrs.length < mostAttributes && !attrs.some((one) => one.name === name))
          attrs.push({ name, value });
      },
      onopentagend: () => start(false),
      onselfclosingtag: () => start(true),
      onclosetag: (from, to) => {
        const open = builder.innermost();
        const isOpen = to - from === open.tag.length && html.startsWith(open.tag, from);
        builder.end(isOpen ? open : tags(html.slice(from, to)).rules);
      },
      oncomment: () => builder.comment(),
      oncdata: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: () => builder.finish(),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

const areSame = (some: Attributes, others: Attributes): boolean =>
  some.length === others.length &&
  some.every(({ name, value }, at) => others[at]?.value === value && others[at]?.name === name);

/** Names repeat: each spelling is made lower case and looked up once. */
function lookup<T>(answer: (lower: string) => T): (spelling: string) => T {
  const known = new Map<string, T>();
  return (spelling) => {
    const found = known.get(spelling);
    if (found !== undefined) return found;
    const made = answer(asKey(spelling.toLowerCase()));
    if (known.size < mostNames) known.set(spelling, made);
    return made;
  };
}

/** The engine keeps each key once and compares keys by address: every reader compares these names all the time. */
const asKey = (name: string): string => Object.keys({ [name]: true })[0] ?? name;
