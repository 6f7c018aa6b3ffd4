// Where a person has to go on: both doors through a real Chromium, fields filled in, nothing sent that the person did not send.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connector, ConnectorContext, ListingEnd } from '../../main/connectors/connector.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { sampleNotice } from '../portals/peru/sampleNotices.ts';
import { sampleCaptcha } from '../portals/peru/selAnswers.ts';
import { type SamplePeru, startSamplePeru } from '../portals/peru/startSamplePeru.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';
import { peruContext } from './peruContext.ts';

let peru: SamplePeru;
let windows: BrowserPortalWindows;
let connector: Connector;
beforeAll(async () => {
  [peru, windows] = await Promise.all([startSamplePeru(), launchBrowserPortalWindows()]);
});
afterAll(async () => {
  await windows.close();
  await peru.stop();
});
beforeEach(() => {
  peru.reset();
  connector = createPeruConnector();
});
afterEach(() => {
  if (peru.openings.length > 0) throw new Error(`opened without consent: ${peru.openings.join(', ')}`);
});

const user = '#ctl00_bodypage_txtUsuario';
const password = '#ctl00_bodypage_txtClave';
const captcha = '#ctl00_bodypage_txtvalidator';
const enter = '[value=Ingresar]';

type Change = Parameters<typeof peruContext>[1];
const atHand = (change: Change = {}): ConnectorContext =>
  peruContext(peru, { openWindow: windows.openWindow, ...change });
const byDocument: Change = {
  account: {
    method: 'agencia',
    fields: {
      documentType: 'carne',
      documentNumber: '000000001',
      birthOn: '1990-02-01',
      nationality: 'VENEZUELA',
    },
  },
};

async function list(context: ConnectorContext): Promise<{ titles: string[]; end: ListingEnd }> {
  const pages = connector.list(context, null);
  const titles: string[] = [];
  try {
    for (;;) {
      const step = await pages.next();
      if (step.done) return { titles, end: step.value };
      titles.push(...step.value.notices.map(({ title }) => title));
    }
  } finally {
    await connector.finished?.(context);
  }
}
const failure = (promise: Promise<unknown>) => promise.then(() => null, failureOf);
const filled = async (page: Page, selector: string, value: string): Promise<void> => {
  await expect.poll(() => page.inputValue(selector), { timeout: 20_000 }).toBe(value);
};

describe('door one', () => {
  test('a captcha: user and password stand there, the cursor in the captcha, and behind it the list is read', async () => {
    peru.set({ captcha: 'always' });
    peru.notices.push(sampleNotice({ title: 'Requerimiento' }));
    const listed = list(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    expect(await person.inputValue(user)).toBe(peru.user);
    await expect.poll(() => person.evaluate(() => document.activeElement?.id)).toBe(captcha.slice(1));
    expect(peru.signIns).toBe(0);
    await person.keyboard.type(sampleCaptcha);
    await person.click(enter);
    expect(await listed).toMatchObject({ titles: ['Requerimiento'], end: { isComplete: true } });
    expect(peru.signIns).toBe(1);
  });

  test('a wrong captcha: the password is not put in again', async () => {
    peru.set({ captcha: 'always' });
    const checked = connector.check(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    await person.fill(captcha, 'NADA');
    await person.click(enter);
    await expect.poll(() => person.textContent('#lblmensaje')).toContain('no es correcto');
    expect(await person.inputValue(password)).toBe('');
    await person.fill(user, peru.user);
    await person.fill(password, peru.password);
    await person.fill(captcha, sampleCaptcha);
    await person.click(enter);
    expect(await checked).toEqual({ subject: '000000001', name: 'QUISPE PRUEBA, ANA' });
  });

  test('what a person signed in serves the next act, also one without them, until the portal ends it', async () => {
    peru.set({ captcha: 'always' });
    peru.notices.push(sampleNotice({ title: 'Requerimiento' }));
    const checked = connector.check(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    await person.fill(captcha, sampleCaptcha);
    await person.click(enter);
    await checked;
    const before = windows.opened();
    expect((await list(atHand())).titles).toEqual(['Requerimiento']);
    peru.notices.unshift(sampleNotice({ title: 'Otro' }));
    expect((await list(peruContext(peru))).titles).toEqual(['Otro', 'Requerimiento']);
    expect([windows.opened() - before, peru.signIns]).toEqual([0, 1]);
    peru.endSessions();
    expect(await failure(list(peruContext(peru)))).toMatchObject({
      code: 'personNeeded',
      details: { action: 'captcha' },
    });
    expect(peru.signIns).toBe(1);
  });

  test('a session by hand is never given for another password', async () => {
    peru.set({ captcha: 'always' });
    const checked = connector.check(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    await person.fill(captcha, sampleCaptcha);
    await person.click(enter);
    await checked;
    expect(await failure(connector.check(peruContext(peru, { password: 'otra' })))).toMatchObject({
      code: 'personNeeded',
    });
  });

  test.each(['terms', 'verifyData', 'otherSession'] as const)(
    '%s: the person takes the step, the reader goes on',
    async (signIn) => {
      peru.set({ signIn });
      peru.notices.push(sampleNotice({ title: 'Requerimiento' }));
      const listed = list(atHand());
      const person = await windows.person();
      await filled(person, password, peru.password);
      await person.click(enter);
      await person.locator('[name=b]').waitFor();
      peru.releaseSessions();
      await person.click('[name=b]');
      expect((await listed).titles).toEqual(['Requerimiento']);
    },
  );

  test('a home without a way that is known: the person leads to the list', async () => {
    peru.set({ home: 'unknownMenu' });
    peru.notices.push(sampleNotice({ title: 'Requerimiento' }));
    const listed = list(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    await person.click(enter);
    await person.click('text=Bandeja del administrado');
    expect(await listed).toMatchObject({ titles: ['Requerimiento'], end: { isComplete: true } });
  });

  test('a list that only a script draws: read in the window, page by page, and without a person only named', async () => {
    peru.set({ drawn: 'silent' });
    for (let index = 0; index < 23; index += 1)
      peru.notices.push(sampleNotice({ title: `Comunicado ${index}`, isRead: index === 22 }));
    expect(await failure(list(peruContext(peru, { isInteractive: false })))).toMatchObject({
      code: 'personNeeded',
      details: { action: 'drawnList' },
    });
    const listed = list(atHand());
    const person = await windows.person();
    await filled(person, password, peru.password);
    await person.click(enter);
    const { titles, end } = await listed;
    expect(titles).toEqual(peru.notices.map(({ title }) => title));
    expect([end.isComplete, end.presentIds?.length]).toEqual([true, 23]);
    // The one that was read is asked for over its own address; nothing unread is.
    expect(peru.log.filter(({ page }) => page === 'DetalleNotificacion')).toHaveLength(1);
  });

  test('a form that would send the password to a foreign host is not filled in', async () => {
    peru.set({ captcha: 'always', formAction: 'foreign' });
    let looks = 0;
    const openWindow: ConnectorContext['openWindow'] = async (options) => {
      const window = await windows.openWindow(options);
      const read = () => {
        looks += 1;
        return window.read();
      };
      return { ...window, read };
    };
    const checked = failure(connector.check(atHand({ openWindow })));
    const person = await windows.person();
    // A second look comes when the page of the first has been served.
    await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(0);
    expect([await person.inputValue(user), await person.inputValue(password)]).toEqual(['', '']);
    await person.close();
    expect(await checked).toMatchObject({ code: 'cancelled' });
  });

  test('a rejected password opens no window', async () => {
    const before = windows.opened();
    expect(await failure(connector.check(atHand({ password: 'otra' })))).toMatchObject({
      code: 'signIn.rejected',
    });
    expect([windows.opened() - before, peru.signIns]).toEqual([0, 1]);
  });

  test('without a person no window opens', async () => {
    peru.set({ captcha: 'always' });
    const before = windows.opened();
    const context = peruContext(peru, { isInteractive: false });
    expect(await failure(list(context))).toMatchObject({
      code: 'personNeeded',
      details: { action: 'captcha' },
    });
    expect(windows.opened()).toBe(before);
  });
});

describe('door two', () => {
  test.each(['plain', 'late'] as const)(
    'Entrar, Extranjero, the data filled in, Verificar by the person, and the same casilla (%s pages)',
    async (agencia) => {
      peru.set({ agencia });
      peru.notices.push(
        sampleNotice({ title: 'Requerimiento' }),
        sampleNotice({ title: 'Carta', isRead: true }),
      );
      const listed = list(atHand(byDocument));
      const person = await windows.person();
      await person.locator('#numeroDocumento').waitFor({ timeout: 20_000 });
      await filled(person, '#numeroDocumento', '000000001');
      await filled(person, '#nacionalidad', 'VENEZUELA');
      expect(await person.inputValue('#tipoDocumento')).toBe('4');
      expect(await person.inputValue('#fechaNacimiento')).toBe('01/02/1990');
      expect(await person.inputValue('#codigo')).toBe('');
      await person.click('text=Verificar');
      expect(await listed).toMatchObject({ titles: ['Requerimiento', 'Carta'], end: { isComplete: true } });
      expect([peru.signIns, peru.log.some(({ fields }) => fields.includes('numeroDocumento'))]).toEqual([
        0,
        true,
      ]);
    },
  );

  test('is the same account as door one', async () => {
    const checked = connector.check(atHand(byDocument));
    const person = await windows.person();
    await filled(person, '#numeroDocumento', '000000001');
    await person.click('text=Verificar');
    expect(await checked).toEqual(await connector.check(peruContext(peru)));
  });

  test('a run without a person stops for them, before anything is asked of the portal', async () => {
    const context = peruContext(peru, byDocument);
    expect(await failure(list(context))).toEqual({
      code: 'personNeeded',
      details: { action: 'signInByHand' },
    });
    expect(peru.log).toEqual([]);
  });

  test('a host without windows says so', async () => {
    expect(await failure(list(peruContext(peru, { ...byDocument, isInteractive: true })))).toEqual({
      code: 'ability.missing',
      details: { what: 'portalWindow' },
    });
  });

  test('a window that is closed half-way cancels', async () => {
    const listed = failure(list(atHand(byDocument)));
    const person = await windows.person();
    await filled(person, '#numeroDocumento', '000000001');
    await person.close();
    expect(await listed).toEqual({ code: 'cancelled', details: { at: 'portalWindow' } });
  });
});

test('no session id and no password reach log, failures or the list', async () => {
  peru.set({ session: 'cookieless', captcha: 'always' });
  peru.notices.push(sampleNotice({ title: 'Requerimiento' }));
  const lines: unknown[] = [];
  const listed = list(atHand({ lines }));
  const person = await windows.person();
  await filled(person, password, peru.password);
  await person.fill(captcha, sampleCaptcha);
  await person.click(enter);
  const told = JSON.stringify([lines, await listed]);
  expect(told).not.toContain(peru.password);
  expect(told).not.toMatch(/S\([a-z0-5]{24}\)/);
});
