// Cuts a page into tags and text: the tokenizer finds them, names and values are cut out of the page as it stands.

import { decodeHTML } from 'entities';
import { Tokenizer } from 'htmlparser2';
import type { Attributes, TreeBuilder } from './treeBuilder.ts';

export function readTags(html: string, builder: TreeBuilder): void {
  let tag = '';
  let attrs: Attributes = [];
  let name = '';
  let value = '';
  let isInField = false;
  const nothing = (): void => undefined;
  const start = (isSelfClosing: boolean): void => {
    isInField = tag === 'textarea';
    builder.start(tag, attrs, isSelfClosing);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      // The tokenizer leaves the entities of a text field as they are.
      ontext: (from, to) => builder.text(isInField ? decodeHTML(html.slice(from, to)) : html.slice(from, to)),
      ontextentity: (code) => builder.text(String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        tag = html.slice(from, to).toLowerCase();
        attrs = [];
      },
      onattribname: (from, to) => {
        name = html.slice(from, to).toLowerCase();
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
        builder.end(html.slice(from, to).toLowerCase());
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
