// Finds label and value of a status result by structure: the value is what stands beside its own label, nothing else.
import { elementChildren, isElement, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { squeeze } from '../kit/reader/squeeze.ts';
import { textOf } from '../kit/reader/visibleText.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import type { ShownPage } from './shownPage.ts';

export type StatusLabel = 'status' | 'nie' | 'resolvedOn' | 'filedOn' | 'authorization' | 'caseNumber';

export interface StatusPair {
  label: StatusLabel;
  /** As printed, without the colon. */
  printed: string;
  /** Empty while the portal shows nothing. */
  value: string;
  /** `Estado de Resolución` rather than a mere `Estado`. */
  isFullName: boolean;
}

const labels: Record<StatusLabel, string> = {
  status: `estado de resolución|estado de la resolución|estado resolución|estado del expediente|estado expediente|estado de la solicitud|estat de resolució|estat de la resolució|estat de l'expedient|estado de resolución do expediente|estado da resolución|estado do expediente|ebazpenaren egoera|ebazpen egoera|espedientearen egoera|resolution status|status of the resolution|case status`,
  nie: 'n.i.e|n.i.e.|nie|número de identidad de extranjero|nie/dni|aiz|n.i.e. del interesado',
  resolvedOn:
    'fecha de resolución|fecha resolución|fecha de la resolución|data de resolució|data de la resolució|data de resolución|data da resolución|ebazpen data|ebazpenaren data|resolution date|date of resolution',
  filedOn:
    'fecha de presentación|fecha presentación|data de presentació|data de presentación|aurkezpen data|aurkezpenaren data|filing date|submission date',
  authorization:
    "tipo de autorización|tipus d'autorització|tipo de autorización solicitada|baimen mota|baimenaren mota|type of authorisation|type of authorization|authorisation type",
  caseNumber:
    "número de expediente|nº de expediente|n. expediente|expediente|id expediente|número d'expedient|núm. d'expedient|expedient|número do expediente|espediente zenbakia|case number|file number",
};
const shortNames = ['estado', 'estat', 'egoera', 'status'];

const byWords = new Map<string, { label: StatusLabel; isFullName: boolean }>([
  ...shortNames.map((name) => [name, { label: 'status' as const, isFullName: false }] as const),
  ...Object.entries(labels).flatMap(([label, names]) =>
    names
      .split('|')
      .map((name) => [normalWords(name), { label: label as StatusLabel, isFullName: true }] as const),
  ),
]);

const longestLabel = 60;
/** An element with more parts is a container, no label. */
const mostParts = 6;
const cellTags = new Set([
  'label',
  'dt',
  'th',
  'td',
  'dd',
  'div',
  'span',
  'strong',
  'b',
  'p',
  'li',
  'h3',
  'h4',
  'h5',
  'em',
]);

/** Visible pairs in document order. */
export function readStatusPairs({ tree, isShown }: ShownPage): StatusPair[] {
  const pairs: StatusPair[] = [];
  walk(tree.root, (element) => {
    if (!isShown(element)) return false;
    if (!cellTags.has(element.tag) || element.children.length > mostParts) return true;
    const text = textOf(element);
    const whole = text.length <= longestLabel ? labelOf(text) : null;
    if (whole) {
      // `<th><b>Estado</b></th>`: the outermost element of the same words stands beside the value.
      const value = valueBeside(element, isShown);
      if (value !== null) pairs.push({ ...whole, printed: text.replace(/\s*:\s*$/, ''), value });
      return false;
    }
    const inline = elementChildren(element).length === 0 ? pairInText(text) : null;
    if (inline) pairs.push(inline);
    return true;
  });
  return pairs;
}

const labelOf = (text: string): { label: StatusLabel; isFullName: boolean } | null =>
  byWords.get(normalWords(text)) ?? null;

/** `Estado: En trámite` in one piece of text. */
function pairInText(text: string): StatusPair | null {
  const colon = text.indexOf(':');
  const found = colon > 0 && colon <= longestLabel ? labelOf(text.slice(0, colon)) : null;
  return found && { ...found, printed: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() };
}

/** The words after the label inside its parent, else the next shown element; a few levels up, as long as the label is alone there. */
function valueBeside(label: PageElement, isShown: (element: PageElement) => boolean): string | null {
  let inner = label;
  for (let level = 0; level < 3 && inner.parent; level += 1) {
    const around = inner.parent;
    const at = around.children.indexOf(inner);
    const after = around.children.slice(at + 1).filter((node) => !isElement(node) || isShown(node));
    const next = after[0];
    if (next !== undefined) {
      if (!isElement(next)) return squeeze(next.replace(/^\s*:\s*/, ''));
      // The next label follows at once: this one has no value.
      const text = textOf(next);
      if (isField(next)) return null;
      return labelOf(text) ? '' : text;
    }
    // Alone in its cell: the value stands in the cell beside.
    if (at > 0 && around.children.slice(0, at).some((node) => !isElement(node) || textOf(node) !== ''))
      return '';
    inner = around;
  }
  return null;
}

/** A control or what holds one: a form asks for a value here, it does not show one. */
function isField(element: PageElement): boolean {
  const controls = ['input', 'select', 'textarea'];
  if (controls.includes(element.tag)) return true;
  let has = false;
  walk(element, (one) => {
    has ||= controls.includes(one.tag);
    return !has;
  });
  return has;
}
