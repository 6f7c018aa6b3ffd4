// Reads the forms of the relay's pages as a browser without scripts would see them.
import { type DefaultTreeAdapterTypes, parse, defaultTreeAdapter as tree } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface RelayForm {
  name: string | null;
  /** Absolute address. */
  action: string;
  /** Every named field in order, hidden ones too; buttons are not sent. */
  fields: [string, string][];
}

/** All forms that are sent by POST, in order; those whose address cannot be resolved are left out. */
export function readRelayForms(html: string, pageUrl: string): RelayForm[] {
  const forms: RelayForm[] = [];
  walk(parse(html), null, (element, form) => {
    if (element.tagName === 'form') {
      const action = URL.parse(attribute(element, 'action')?.trim() || pageUrl, pageUrl)?.href;
      if (action === undefined || attribute(element, 'method')?.toLowerCase() !== 'post') return null;
      const found: RelayForm = { name: attribute(element, 'name'), action, fields: [] };
      forms.push(found);
      return found;
    }
    const name = attribute(element, 'name');
    const isSent =
      element.tagName === 'input' &&
      !/^(?:submit|button|image|reset|file)$/i.test(attribute(element, 'type') ?? '');
    if (form && isSent && name) form.fields.push([name, attribute(element, 'value') ?? '']);
    return form;
  });
  return forms;
}

export const fieldOf = (form: RelayForm, name: string): string | null =>
  form.fields.find(([own]) => own === name)?.[1] ?? null;

/** The chooser's own form, by its exact name: a language form and a look-alike stand before it (seen 2026). */
export const chooserForm = (forms: RelayForm[]): RelayForm | null =>
  forms.find(({ name }) => name === 'idpRedirect') ?? null;

/** The one form that carries the message on; two of them are no relay page. */
export function messageForm(forms: RelayForm[]): RelayForm | null {
  const found = forms.filter(
    (form) => fieldOf(form, 'SAMLRequest') !== null || fieldOf(form, 'SAMLResponse') !== null,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The form's fields with one of them set, added where the page leaves it to a script. */
export const withField = (form: RelayForm, name: string, value: string): RelayForm => ({
  ...form,
  fields: [...form.fields.filter(([own]) => own !== name), [name, value]],
});

function walk(
  node: Node,
  form: RelayForm | null,
  visit: (element: Element, form: RelayForm | null) => RelayForm | null,
): void {
  const own = tree.isElementNode(node) ? visit(node, form) : form;
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, own, visit);
}

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;
