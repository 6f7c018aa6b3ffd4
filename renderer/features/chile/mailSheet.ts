// The mail itself as a sheet of paper: what the office wants to see first, then the words as they came.
import type { NoticeDetail } from '../../../main/contract/views.ts';

/** `rows` and `foot` are in the person's language; the mail's words stay as they are. */
export function mailSheet(
  notice: Pick<NoticeDetail, 'title' | 'text'>,
  rows: [label: string, value: string][],
  foot: string,
): HTMLElement {
  const sheet = element('article', 'print-mail');
  const list = element('dl');
  for (const [label, value] of rows) list.append(element('dt', '', label), element('dd', '', value));
  sheet.append(
    element('h1', '', notice.title),
    list,
    element('pre', '', notice.text ?? ''),
    element('footer', '', foot),
  );
  return sheet;
}

/** Text is set as text: a mail's words never become markup. */
function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
