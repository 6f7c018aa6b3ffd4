// The whole check in a real window of a real Chromium over the sample service: the test does what the person would do, and nothing else.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UnreadPage } from '../../main/connectors/connector.ts';
import { sedeStatusService } from '../../main/connectors/sede/sedeStatusService.ts';
import type { StatusStep } from '../../main/connectors/statusService.ts';
import { FailureError } from '../../main/contract/failure.ts';
import type { Case, StatusEntry } from '../../main/model/case.ts';
import type { PortalWindow, PortalWindowOptions } from '../../main/net/portalWindow.ts';
import { sampleCaptcha } from '../portals/sede/infoext2.ts';
import { proveNothingOpened } from '../portals/sede/proveNothingOpened.ts';
import { sedeCase } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';

let sede: SampleSede;
let windows: BrowserPortalWindows;
let at = Date.parse('2026-11-22T10:00:00Z');
beforeAll(async () => {
  [sede, windows] = await Promise.all([
    startSampleSede({ now: () => new Date(at) }),
    launchBrowserPortalWindows(),
  ]);
}, 60_000);
afterAll(async () => {
  await windows.close();
  await sede.stop();
});
afterEach(() => proveNothingOpened(sede));
beforeEach(() => {
  sede.reset();
  at += 86_400_000;
});

const kept = (change: Partial<Case> = {}): Case => ({
  id: 'caso-1',
  personId: 'ana',
  country: 'ES',
  title: null,
  numbers: [],
  nie: null,
  filedOn: '2026-03-12',
  birthYear: 1990,
  cadenceDays: null,
  isWatched: true,
  history: [],
  entries: [],
  ...change,
});

interface Asked {
  page: Page;
  answer: Promise<StatusEntry>;
  steps: StatusStep[];
  /** Resolves when the step was told so many times. */
  until(step: StatusStep, times?: number): Promise<void>;
  stop(): void;
}

async function ask(known: Case, openWindow = windows.openWindow): Promise<Asked> {
  const steps: StatusStep[] = [];
  const waiting: { step: StatusStep; times: number; resolve: () => void }[] = [];
  const abort = new AbortController();
  const answer = sedeStatusService.ask(
    {
      openWindow,
      endpoints: sede.endpoints,
      trustedCa: [sede.caPem],
      clock: { now: () => new Date(at) },
      signal: abort.signal,
    },
    known,
    (step) => {
      steps.push(step);
      for (const one of waiting) {
        if (steps.filter((told) => told === one.step).length >= one.times) one.resolve();
      }
    },
  );
  // A failure that comes before the test looks at it is looked at later.
  answer.catch(() => undefined);
  const page = await windows.person();
  const until = (step: StatusStep, times = 1): Promise<void> => {
    if (steps.filter((told) => told === step).length >= times) return Promise.resolve();
    const told = new Promise<void>((resolve) => waiting.push({ step, times, resolve }));
    return Promise.race([told, answer.then(() => undefined)]);
  };
  return { page, answer, steps, until, stop: () => abort.abort() };
}

const values = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement>('#frmConsulta input')].map((one) => [
        one.name,
        one.value,
      ]),
    ),
  );
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('id') ?? null);
/** What only the person does. */
const typeCaptcha = async (page: Page, captcha: string): Promise<void> => {
  await page.keyboard.type(captcha);
  await page.click('#btnConsulta');
};
const failureOfCheck = async ({ answer }: Asked): Promise<FailureError> => {
  const error: unknown = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw new Error('no failure', { cause: error });
  return error;
};

describe('a check of one case', () => {
  test('fills in mode, number, day and year, puts the cursor at the captcha, and reads what comes', async () => {
    const filed = sedeCase({ status: 'Resuelto – No favorable', resolvedOn: '20/11/2026', nie: 'X1234567L' });
    sede.cases.push(filed);
    const asked = await ask(kept({ numbers: [filed.number] }));
    await asked.until('captcha');
    expect(await values(asked.page)).toMatchObject({
      modo: 'X',
      idExpediente: filed.number,
      fechaPresentacion: '12/03/2026',
      anio: '1990',
      txtCaptcha: '',
    });
    expect(await asked.page.isVisible('[name="idExpediente"]')).toBe(true);
    expect(await focused(asked.page)).toBe('captcha');
    await typeCaptcha(asked.page, sampleCaptcha);
    expect(await asked.answer).toEqual({
      at: new Date(at).toISOString(),
      source: 'form',
      status: 'RESUELTO_NO_FAVORABLE',
      raw: 'Resuelto – No favorable',
      resolvedOn: '2026-11-20',
      nie: 'X1234567L',
      authorization: 'RESIDENCIA TEMPORAL POR ARRAIGO SOCIAL',
    });
    expect(asked.page.isClosed()).toBe(true);
    expect(sede.queries).toEqual([{ by: 'X', answered: 'result' }]);
  });

  test('a wrong captcha brings the same form filled in again, the cursor in its field', async () => {
    sede.cases.push(sedeCase({ nif: 'X1234567L' }));
    const asked = await ask(kept({ nie: 'X1234567L' }));
    await asked.until('captcha');
    await typeCaptcha(asked.page, 'wrong');
    await asked.until('captchaAgain');
    expect(await values(asked.page)).toMatchObject({ modo: 'N', nie: 'X1234567L', anio: '1990' });
    expect(await focused(asked.page)).toBe('captcha');
    await typeCaptcha(asked.page, sampleCaptcha);
    expect(await asked.answer).toMatchObject({ status: 'EN_TRAMITE', raw: 'EN TRÁMITE' });
    expect(asked.steps).toEqual(['opening', 'captcha', 'captchaAgain']);
  });

  test('another picture, asked for by the person, empties the form: it is filled in again', async () => {
    const filed = sedeCase();
    sede.cases.push(filed);
    const asked = await ask(kept({ numbers: [filed.number] }));
    await asked.until('captcha');
    await asked.page.click('text=Recargar Captcha');
    await asked.until('captcha', 2);
    expect(await values(asked.page)).toMatchObject({ modo: 'X', idExpediente: filed.number });
    await typeCaptcha(asked.page, sampleCaptcha);
    expect(await asked.answer).toMatchObject({ status: 'EN_TRAMITE' });
    expect(sede.queries.map(({ answered }) => answered)).toEqual(['reload', 'result']);
  });

  test('a calendar that throws typed words away is clicked', async () => {
    sede.set({ datepickerIgnoresTyping: true });
    const filed = sedeCase({ filedOn: '31/01/2025' });
    sede.cases.push(filed);
    const asked = await ask(kept({ numbers: [filed.number], filedOn: '2025-01-31' }));
    await asked.until('captcha');
    expect(await values(asked.page)).toMatchObject({ fechaPresentacion: '31/01/2025' });
    await typeCaptcha(asked.page, sampleCaptcha);
    expect(await asked.answer).toMatchObject({ status: 'EN_TRAMITE' });
  });
});

describe('a check that cannot end', () => {
  test('a window closed half-way is cancelled', async () => {
    sede.cases.push(sedeCase());
    const asked = await ask(kept({ nie: 'X1234567L' }));
    await asked.until('captcha');
    await asked.page.close();
    expect((await failureOfCheck(asked)).failure).toEqual({ code: 'cancelled', details: { at: 'status' } });
  });

  test('closed at whichever step, even in the middle of reading and filling, it is cancelled', async () => {
    // The landing's entry, the mode, the second field, the cursor: each of them finds the window gone.
    for (const step of [1, 2, 4, 6]) {
      at += 86_400_000;
      let calls = 0;
      const person = Promise.withResolvers<Page>();
      const closesAtStep = async (options: PortalWindowOptions): Promise<PortalWindow> => {
        const window = await windows.openWindow(options);
        const walk = async <T>(go: () => Promise<T>): Promise<T> => {
          calls += 1;
          if (calls === step) await (await person.promise).close();
          return go();
        };
        return {
          ...window,
          read: () => walk(window.read),
          fill: (fields) => walk(() => window.fill(fields)),
          press: (selector) => walk(() => window.press(selector)),
          focus: (selector) => walk(() => window.focus(selector)),
        };
      };
      const asked = await ask(kept({ nie: 'X1234567L' }), closesAtStep);
      person.resolve(asked.page);
      expect((await failureOfCheck(asked)).failure, `step ${step}`).toEqual({
        code: 'cancelled',
        details: { at: 'status' },
      });
      expect(calls).toBeGreaterThanOrEqual(step);
    }
    expect(sede.queries).toEqual([]);
  });

  test('a page that goes away while it is judged is not judged: the form that takes its place is filled in', async () => {
    sede.cases.push(sedeCase({ nif: 'X1234567L' }));
    const person = Promise.withResolvers<Page>();
    let isReloaded = false;
    const reloadsOnce = async (options: PortalWindowOptions): Promise<PortalWindow> => {
      const window = await windows.openWindow(options);
      return {
        ...window,
        // The person asks for another picture right when the first field has been filled in.
        fill: async (fields) => {
          const held = await window.fill(fields);
          if (isReloaded) return held;
          isReloaded = true;
          const shown = await person.promise;
          const gone = shown.waitForEvent('framenavigated');
          await shown.click('text=Recargar Captcha');
          await gone;
          return [null];
        },
      };
    };
    const asked = await ask(kept({ nie: 'X1234567L' }), reloadsOnce);
    person.resolve(asked.page);
    await asked.until('captcha');
    expect(await values(asked.page)).toMatchObject({ nie: 'X1234567L', anio: '1990' });
    await typeCaptcha(asked.page, sampleCaptcha);
    expect(await asked.answer).toMatchObject({ status: 'EN_TRAMITE' });
  });

  test('stopping the queue closes the window', async () => {
    const asked = await ask(kept({ nie: 'X1234567L' }));
    await asked.until('captcha');
    asked.stop();
    expect((await failureOfCheck(asked)).failure.code).toBe('cancelled');
    expect(asked.page.isClosed()).toBe(true);
  });

  test('a form that lost a field is a changed portal, with its page', async () => {
    sede.set({ formWithout: 'anio' });
    const asked = await ask(kept({ nie: 'X1234567L' }));
    const error = await failureOfCheck(asked);
    expect(error.failure).toMatchObject({ code: 'portal.changed', details: { missing: ['birthYear'] } });
    expect(error.cause).toBeInstanceOf(UnreadPage);
    expect(new TextDecoder().decode((error.cause as UnreadPage).bytes)).toContain('frmConsulta');
  });

  test('a calendar that takes neither words nor clicks is told, and nothing is sent', async () => {
    sede.set({ datepickerIgnoresTyping: true, datepickerRefusesClicks: true });
    const asked = await ask(kept({ nie: 'X1234567L' }));
    expect((await failureOfCheck(asked)).failure).toMatchObject({
      code: 'portal.changed',
      details: { what: 'dateRefused', missing: ['filedOn'] },
    });
    expect(sede.queries).toEqual([]);
  });

  test('no such case is told in the words of the service', async () => {
    const asked = await ask(kept({ numbers: ['280020269999999'] }));
    await asked.until('captcha');
    await typeCaptcha(asked.page, sampleCaptcha);
    expect((await failureOfCheck(asked)).failure).toEqual({
      code: 'input.notFound',
      details: { what: 'case', said: 'No se ha encontrado expediente' },
    });
  });

  test('an answer that nobody knows is a changed portal', async () => {
    sede.set({ answersUnknown: true });
    sede.cases.push(sedeCase());
    const asked = await ask(kept({ nie: 'X1234567L' }));
    await asked.until('captcha');
    await typeCaptcha(asked.page, sampleCaptcha);
    const error = await failureOfCheck(asked);
    expect(error.failure).toMatchObject({ code: 'portal.changed', details: { at: 'status' } });
    expect(error.cause).toBeInstanceOf(UnreadPage);
  });

  test('the firewall and its challenge say when to try again', async () => {
    sede.cases.push(sedeCase());
    const first = await ask(kept({ nie: 'X1234567L' }));
    await first.until('captcha');
    await first.page.close();
    await failureOfCheck(first);
    at += 30_000;
    const refused = await failureOfCheck(await ask(kept({ nie: 'X1234567L' })));
    expect(refused.failure).toMatchObject({
      code: 'portal.refusedRobot',
      details: { how: 'refused', retryAt: new Date(at + 3_600_000).toISOString() },
    });
    at += 30_000;
    const challenged = await failureOfCheck(await ask(kept({ nie: 'X1234567L' })));
    expect(challenged.failure).toMatchObject({ details: { how: 'challenge' } });
  });

  test('what the case lacks is said before any window opens', async () => {
    const before = windows.opened();
    const answer = sedeStatusService.ask(
      {
        openWindow: windows.openWindow,
        endpoints: sede.endpoints,
        trustedCa: [],
        clock: { now: () => new Date(at) },
        signal: new AbortController().signal,
      },
      kept({ filedOn: null }),
      () => undefined,
    );
    await expect(answer).rejects.toMatchObject({
      failure: { code: 'input.invalid', details: { badFields: ['number', 'filedOn'] } },
    });
    expect(windows.opened()).toBe(before);
  });
});
