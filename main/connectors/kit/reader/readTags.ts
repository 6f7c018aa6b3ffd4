// Cuts a page into tags and text: the tokenizer finds them, names and values are cut out of the page as it stands.

import { decodeHTML } from 'entities';
import { Tokenizer } from 'htmlparser2';
import type { Attributes, TreeBuilder } from './treeBuilder.ts';

const none: Attributes = [];
/** No page has so many different names, except one that wants to fill the memory. */
const mostNames = 1_000;

export function readTags(html: string, builder: TreeBuilder): void {
  let tag = '';
  /** Of the tag that is being read; gathered here, so that each element keeps a list of just its own length. */
  const attrs: { name: string; value: string }[] = [];
  let name = '';
  let value = '';
  let isInField = false;
  /** Names repeat: the same string each time is compared at once, and hashed once. */
  const names = new Map<string, string>();
  const nameAt = (from: number, to: number): string => {
    const cut = html.slice(from, to);
    const known = names.get(cut);
    if (known !== undefined) return known;
    const lower = cut.toLowerCase();
    if (names.size < mostNames) names.set(cut, lower);
    return lower;
  };
  const nothing = (): void => undefined;
  const start = (isSelfClosing: boolean): void => {
    isInField = tag === 'textarea';
    builder.start(tag, attrs.length === 0 ? none : attrs.slice(), isSelfClosing);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      // The tokenizer leaves the entities of a text field as they are.
      ontext: (from, to) => builder.text(isInField ? decodeHTML(html.slice(from, to)) : html.slice(from, to)),
      ontextentity: (code) => builder.text(String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tag = nameAt(from, to);
        attrs.length = 0;
      },
      onattribname: (from, to) => {
        name = nameAt(from, to);
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (!attrs.some((one) => one.name === name)) attrs.push({ name, value });
      },
      onopentagend: () => start(false),
      onselfclosingtag: () => start(true),
      onclosetag: (from, to) => {
        isInField = false;
        builder.end(nameAt(from, to));
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
