// Cuts a page into tags and text: the tokenizer finds them, names and values are cut out of the page as it stands.

import { decodeHTML } from 'entities';
import { Tokenizer } from 'htmlparser2';
import type { Attributes } from './pageElement.ts';
import { rulesOf } from './tagRules.ts';
import type { TreeBuilder } from './treeBuilder.ts';

const none: Attributes = [];
/** No page has so many different names, except one that wants to fill the memory. */
const mostNames = 1_000;

export function readTags(html: string, builder: TreeBuilder): void {
  let tag = rulesOf('');
  let attrs: { name: string; value: string }[] | null = null;
  let name = '';
  let value = '';
  let isInField = false;
  const tags = lookup(rulesOf);
  const names = lookup((lower) => lower);
  const nothing = (): void => undefined;
  const start = (isSelfClosing: boolean): void => {
    isInField = tag.tag === 'textarea';
    builder.start(tag, attrs ?? none, isSelfClosing);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      // The tokenizer leaves the entities of a text field as they are.
      ontext: (from, to) => builder.text(isInField ? decodeHTML(html.slice(from, to)) : html.slice(from, to)),
      ontextentity: (code) => builder.text(String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tag = tags(html.slice(from, to));
        attrs = null;
      },
      onattribname: (from, to) => {
        name = names(html.slice(from, to));
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (attrs === null) attrs = [{ name, value }];
        else if (!attrs.some((one) => one.name === name)) attrs.push({ name, value });
      },
      onopentagend: () => start(false),
      onselfclosingtag: () => start(true),
      onclosetag: (from, to) => {
        isInField = false;
        builder.end(tags(html.slice(from, to)));
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

/** Names repeat: each spelling is made lower case and looked up once. */
function lookup<T>(answer: (lower: string) => T): (spelling: string) => T {
  const known = new Map<string, T>();
  return (spelling) => {
    const found = known.get(spelling);
    if (found !== undefined) return found;
    const made = answer(spelling.toLowerCase());
    if (known.size < mostNames) known.set(spelling, made);
    return made;
  };
}
