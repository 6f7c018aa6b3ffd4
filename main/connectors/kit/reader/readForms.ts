// Reads forms as a browser would send them: every hidden field, the labels that a person sees, the submit buttons.
import { normalWords } from '../vocabulary/vocabulary.ts';
import type { FormField, PageForm, Postback } from './pageReading.ts';
import type { PageElement, PageTree } from './pageTree.ts';
import { attr, elementChildren, findElement, isElement, ownText, walk } from './pageTree.ts';
import { parsePage } from './parsePage.ts';
import { resolveAddress } from './readLinks.ts';
import { squeeze } from './squeeze.ts';
import { textOf } from './visibleText.ts';

/** Forms of a page in order. `url` is the final address after redirects. */
export function readForms(html: string, url?: string): PageForm[] {
  const tree = parsePage(html);
  return tree ? formsOf(tree, url) : [];
}

/** The same over a parsed page. Fields outside of any form come as a form of their own without an action. */
export function formsOf(tree: PageTree, url?: string): PageForm[] {
  const base = baseOf(tree, url);
  const labels = new Map<string, string>();
  const forms = new Map<PageElement | null, PageForm>();
  const formById = new Map<string, PageElement>();
  const controls: { element: PageElement; form: PageElement | null }[] = [];
  collect(tree.root, null, { labels, forms, formById, controls }, base);
  for (const { element, form } of controls) {
    const owner = formById.get(attr(element, 'form') ?? '') ?? form;
    let target = forms.get(owner);
    if (!target) {
      target = { action: null, method: 'GET', id: null, name: null, fields: [], hasPassword: false };
      forms.set(owner, target);
    }
    const field = fieldOf(element, labels);
    target.fields.push(field);
    if (field.type === 'password' && field.isVisible) target.hasPassword = true;
  }
  return [...forms.values()];
}

/** Where relative addresses of the page start. */
export function baseOf(tree: PageTree, url: string | undefined): string | null {
  if (tree.base === null) return url ?? null;
  return resolveAddress(tree.base, url ?? null) ?? url ?? null;
}

/**
 * Name and value pairs to send, in order, with `values` laid over by field name. For a postback the two `__EVENT…`
 * fields are set; for a submit button its name and value are added.
 */
export function formBody(
  form: PageForm,
  values: Readonly<Record<string, string>> = {},
  by: { postback?: Postback; submit?: { name: string; value: string } } = {},
): [string, string][] {
  const laid: Record<string, string> = { ...values };
  if (by.postback) {
    laid['__EVENTTARGET'] = by.postback.target;
    laid['__EVENTARGUMENT'] = by.postback.argument;
  }
  const names = new Set(form.fields.map((field) => field.name));
  const pairs = form.fields
    .filter(
      (field) => field.name !== '' && (field.isSent || (Object.hasOwn(laid, field.name) && !isButton(field))),
    )
    .map((field): [string, string] => [field.name, laid[field.name] ?? field.value]);
  for (const [name, value] of Object.entries(laid)) if (!names.has(name)) pairs.push([name, value]);
  if (by.submit) pairs.push([by.submit.name, by.submit.value]);
  return pairs;
}

/** The visible field whose label or placeholder holds one of the words; ids are looked at last. */
export function findField(form: PageForm, words: readonly string[]): FormField | null {
  const wanted = words.map(normalWords);
  const seen = form.fields.filter((field) => field.isVisible && !isButton(field));
  const holds = (text: string | null): boolean => {
    const key = ` ${normalWords(text ?? '')} `;
    return wanted.some((word) => key.includes(` ${word} `));
  };
  const spelled = (text: string | null): boolean => {
    const key = normalWords(text ?? '').replaceAll(' ', '');
    return wanted.some((word) => key.includes(word.replaceAll(' ', '')));
  };
  return (
    seen.find((field) => holds(field.label)) ??
    seen.find((field) => spelled(field.id) || spelled(field.name)) ??
    null
  );
}

interface Collected {
  labels: Map<string, string>;
  forms: Map<PageElement | null, PageForm>;
  formById: Map<string, PageElement>;
  controls: { element: PageElement; form: PageElement | null }[];
}

function collect(element: PageElement, form: PageElement | null, all: Collected, base: string | null): void {
  for (const child of elementChildren(element)) {
    let owner = form;
    if (child.tag === 'form') {
      owner = child;
      all.forms.set(child, formOf(child, base));
      const id = attr(child, 'id');
      if (id) all.formById.set(id, child);
    } else if (child.tag === 'label') {
      const target = attr(child, 'for');
      if (target && !all.labels.has(target)) all.labels.set(target, textOf(child));
    } else if (['input', 'select', 'textarea', 'button'].includes(child.tag)) {
      all.controls.push({ element: child, form });
    }
    collect(child, owner, all, base);
  }
}

function formOf(element: PageElement, base: string | null): PageForm {
  const action = attr(element, 'action')?.trim();
  return {
    action: action ? resolveAddress(action, base) : base,
    method: attr(element, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    id: attr(element, 'id'),
    name: attr(element, 'name'),
    fields: [],
    hasPassword: false,
  };
}

function fieldOf(element: PageElement, labels: ReadonlyMap<string, string>): FormField {
  const type = element.tag === 'input' ? (attr(element, 'type') ?? 'text').toLowerCase() : typeOf(element);
  const isBox = type === 'checkbox' || type === 'radio';
  const id = attr(element, 'id');
  const options = element.tag === 'select' ? optionsOf(element) : [];
  const field: FormField = {
    name: attr(element, 'name') ?? '',
    id,
    type,
    value: valueOf(element, type, options),
    label: type === 'hidden' ? null : labelOf(element, id, labels),
    isVisible: !element.isHidden,
    isSent: attr(element, 'disabled') === null && (!isBox || attr(element, 'checked') !== null),
    options: options.map(({ value, text }) => ({ value, text })),
  };
  if (isButton(field)) field.isSent = false;
  return field;
}

const typeOf = (element: PageElement): string =>
  element.tag === 'button' ? (attr(element, 'type') ?? 'submit').toLowerCase() : element.tag;

const isButton = (field: FormField): boolean =>
  ['submit', 'image', 'button', 'reset', 'file'].includes(field.type);

function valueOf(
  element: PageElement,
  type: string,
  options: readonly { value: string; isSelected: boolean }[],
): string {
  if (element.tag === 'select') return (options.find((one) => one.isSelected) ?? options[0])?.value ?? '';
  if (element.tag === 'textarea') return ownText(element, '');
  return attr(element, 'value') ?? (type === 'checkbox' || type === 'radio' ? 'on' : '');
}

function optionsOf(select: PageElement): { value: string; text: string; isSelected: boolean }[] {
  const options: { value: string; text: string; isSelected: boolean }[] = [];
  walk(select, (one) => {
    if (one.tag !== 'option') return undefined;
    const text = ownText(one);
    options.push({ value: attr(one, 'value') ?? text, text, isSelected: attr(one, 'selected') !== null });
    return false;
  });
  return options;
}

/** `for=`, the label around it, `aria-label`, `placeholder`, `title`, else the cell or text before it. */
function labelOf(
  element: PageElement,
  id: string | null,
  labels: ReadonlyMap<string, string>,
): string | null {
  const named = id ? labels.get(id) : undefined;
  if (named) return named;
  for (let up = element.parent; up && up.tag !== 'form'; up = up.parent) {
    if (up.tag === 'label') return textOf(up) || null;
  }
  for (const name of ['aria-label', 'placeholder', 'title']) {
    const label = attr(element, name);
    if (label) return squeeze(label);
  }
  return textBefore(element);
}

function textBefore(element: PageElement): string | null {
  let inner = element;
  for (let up = element.parent; up && up.tag !== 'form'; up = up.parent) {
    const position = up.children.indexOf(inner);
    for (const before of up.children.slice(0, position).toReversed()) {
      const text = isElement(before) ? (before.isHidden ? '' : textOf(before)) : before;
      if (text !== '') return text.length <= 120 ? text : null;
      if (isElement(before) && findElement(before, (one) => one.tag === 'input' && !one.isHidden))
        return null;
    }
    if (up.tag === 'tr' || up.tag === 'table') return null;
    inner = up;
  }
  return null;
}
