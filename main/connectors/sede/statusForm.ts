// The form of the status service: which fields a page has, and which of them it complains about.
import { attr, elementChildren, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { textOf } from '../kit/reader/visibleText.ts';
import type { ShownPage } from './shownPage.ts';
import { type StatusFieldName, type StatusForm, statusFieldNames } from './statusAnswer.ts';

/** By id or name, in lower case; as seen 2026 and the nearest variants. */
const fieldIds: Record<StatusFieldName, readonly string[]> = {
  nie: ['nie', 'txtnie'],
  expediente: ['idexpediente', 'expediente', 'numexpediente', 'txtexpediente'],
  filedOn: ['fechapresentacion', 'fecha', 'fpresentacion'],
  birthYear: ['anio', 'anionacimiento', 'ano', 'anyo'],
  captcha: ['captcha', 'txtcaptcha'],
};

/** Null when the page has no such form: neither a captcha field nor two of the other fields. */
export function readStatusForm({ tree, isShown }: ShownPage): StatusForm | null {
  const fields = new Map<StatusFieldName, StatusForm['fields'][number]>();
  let mode: StatusForm['mode'] = null;
  let hasCaptchaImage = false;
  walk(tree.root, (element) => {
    if (element.tag === 'img' && isShown(element) && isCaptchaImage(element)) hasCaptchaImage = true;
    if (element.tag !== 'input' && element.tag !== 'select') return true;
    const value = attr(element, 'value') ?? '';
    const name = attr(element, 'name') ?? '';
    const id = attr(element, 'id');
    if (name.toLowerCase() === 'modo') mode = value === 'N' || value === 'X' ? value : null;
    const field = fieldOf(id, name);
    if (!field || fields.has(field) || isNoEntry(element)) return true;
    const type = (attr(element, 'type') ?? '').toLowerCase();
    fields.set(field, { field, id, name, value, isVisible: isShown(element) && type !== 'hidden' });
    return true;
  });
  if (!fields.has('captcha') && fields.size < 2) return null;
  return {
    fields: [...fields.values()],
    missing: statusFieldNames.filter((field) => !fields.has(field)),
    mode,
    hasCaptchaImage,
  };
}

const fieldOf = (id: string | null, name: string): StatusFieldName | null =>
  statusFieldNames.find((field) => fieldIds[field].includes((id ?? '').toLowerCase())) ??
  statusFieldNames.find((field) => fieldIds[field].includes(name.toLowerCase())) ??
  null;

const isNoEntry = (element: PageElement): boolean =>
  /^(?:button|submit|image|reset|checkbox|radio)$/i.test(attr(element, 'type') ?? '');

const isCaptchaImage = (element: PageElement): boolean =>
  /captcha/i.test(`${attr(element, 'alt') ?? ''} ${attr(element, 'id') ?? ''}`) &&
  (attr(element, 'src') ?? '') !== '';

const isMessage = (element: PageElement): boolean => {
  const names = ` ${(attr(element, 'class') ?? '').toLowerCase()} `;
  return (names.includes(' help-block ') && names.includes(' with-errors ')) || names.includes(' error ');
};

/** Visible messages that stand in the parent of a field. */
export function fieldsWithMessage({
  tree,
  isShown,
}: ShownPage): { field: StatusFieldName; message: string }[] {
  const found: { field: StatusFieldName; message: string }[] = [];
  walk(tree.root, (element) => {
    if (!isShown(element)) return false;
    const message = isMessage(element) ? textOf(element) : '';
    const field = message === '' || !element.parent ? null : fieldBelow(element.parent);
    if (field) found.push({ field, message });
    return true;
  });
  return found;
}

function fieldBelow(element: PageElement): StatusFieldName | null {
  for (const child of elementChildren(element)) {
    const own = child.tag === 'input' ? fieldOf(attr(child, 'id'), attr(child, 'name') ?? '') : null;
    const field = own ?? fieldBelow(child);
    if (field) return field;
  }
  return null;
}
