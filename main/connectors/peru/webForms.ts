// Walks ASP.NET WebForms as a browser without scripts would: every hidden field sent back, every address against the final one.

import { FailureError } from '../../contract/failure.ts';
import type { Clock } from '../../model/day.ts';
import type { PortalAnswer, PortalSession } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { PageForm, PageLink } from '../kit/reader/pageReading.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { readDelta } from '../kit/reader/readDelta.ts';
import { formBody, readForms } from '../kit/reader/readForms.ts';
import { linesOf } from '../kit/reader/visibleText.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { pageObstacle, type SeenPage } from './obstacles.ts';
import { type PortalPage, readPortalPage } from './readPortalPage.ts';

export interface OpenPage extends SeenPage, PortalPage {
  bytes: Uint8Array;
}

/** One page after the other in one session of the portal. */
export interface WebForms {
  get(url: string, referer?: string): Promise<PortalAnswer>;
  /** Sends what a link or button of the page would send. */
  press(page: OpenPage, link: PageLink): Promise<PortalAnswer>;
  /** Sends a form of the page with these values laid over. */
  submit(
    page: OpenPage,
    form: PageForm,
    values: Record<string, string>,
    by: Parameters<typeof formBody>[2],
  ): Promise<PortalAnswer>;
  /** Reads an answer as a page and follows where it sends the browser by itself. Throws what `pageObstacle` says. */
  page(answer: PortalAnswer): Promise<OpenPage>;
}

const mostOnwards = 4;

export function openWebForms(session: PortalSession, clock: Clock): WebForms {
  const get: WebForms['get'] = (url, referer) =>
    session.fetch({ url, ...(referer === undefined ? {} : { referer }) });
  const submit: WebForms['submit'] = (page, form, values, by = {}) => {
    const pairs = formBody(form, values, by);
    const url = form.action ?? page.url;
    if (form.method === 'POST' || by.postback)
      return session.fetch({ url, method: 'POST', form: pairs, referer: page.url });
    const target = new URL(url);
    target.search = new URLSearchParams(pairs).toString();
    return get(target.href, page.url);
  };
  return {
    get,
    submit,
    press: (page, link) => {
      if (link.href !== null) return get(link.href, page.url);
      const form = formOf(page, link);
      if (!form) throw new FailureError('portal.changed', { expected: 'form' });
      return submit(page, form, {}, link.postback ? { postback: link.postback } : pressed(form, link));
    },
    page: async (first) => {
      let answer = first;
      for (let step = 0; ; step += 1) {
        const told = statusFailure(answer, clock.now());
        if (told && (answer.status === 429 || 'retryAt' in told.failure.details)) throw told;
        const page = readAnswer(answer);
        const obstacle = pageObstacle(page);
        if (obstacle) throw obstacle;
        if (page.onwards === null || step >= mostOnwards || page.onwards === page.url) return page;
        if (page.reading.page !== 'unknown') return page;
        answer = await get(page.onwards, page.url);
      }
    },
  };
}

/** The page's own form, or the form that holds what is pressed. WebForms have one. */
function formOf(page: OpenPage, link: PageLink): PageForm | null {
  const name = link.submit?.name;
  return (
    page.forms.find((form) => name !== undefined && form.fields.some((field) => field.name === name)) ??
    page.forms.find((form) => form.fields.some((field) => field.name === '__VIEWSTATE')) ??
    page.forms.find((form) => form.method === 'POST') ??
    page.forms[0] ??
    null
  );
}

/** A picture that submits sends where it was pressed instead of a value. */
export function pressed(form: PageForm, { submit }: PageLink): Parameters<typeof formBody>[2] {
  if (!submit) return {};
  const isPicture = form.fields.some(({ name, type }) => name === submit.name && type === 'image');
  return { submit: isPicture ? { name: `${submit.name}.x`, value: '5' } : submit };
}

/** `0|error|500|Validation of viewstate MAC failed|`: the error page of an UpdatePanel. */
const deltaError = /^\d+\|error\|\d*\|([\s\S]*)/;

/** An answer as a page; a partial answer keeps the hidden fields that it names. */
export function readAnswer(answer: PortalAnswer): OpenPage {
  const text = answer.text();
  const delta = readDelta(text);
  const error = deltaError.exec(text)?.[1];
  const html = delta?.html ?? text;
  const tree = parsePage(html);
  const forms = readForms(html, answer.url);
  if (delta) forms.push(deltaForm(answer.url, delta.hiddenFields));
  const page = readPortalPage(text, answer.url);
  return {
    ...page,
    status: error === undefined ? answer.status : 500,
    url: answer.url,
    html,
    bytes: answer.bytes,
    forms,
    words: normalWords(error ?? (tree ? `${tree.title} ${linesOf(tree.root)}` : '')),
    isOwnWords: page.reading.page === 'unknown' || page.reading.page === 'signIn',
  };
}

const deltaForm = (action: string, hidden: Readonly<Record<string, string>>): PageForm => ({
  action,
  method: 'POST',
  id: null,
  name: null,
  hasPassword: false,
  fields: Object.entries(hidden).map(([name, value]) => ({
    name,
    value,
    id: name,
    type: 'hidden',
    label: null,
    isVisible: false,
    isSent: true,
    options: [],
  })),
});
