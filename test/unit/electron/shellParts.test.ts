// The pure parts of the shell: addresses, names, places and words.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { firstSpoken } from '../../../main/contract/languages.ts';
import { isAppUrl } from '../../../main/electron/appUrl.ts';
import { isAllowedOutside } from '../../../main/electron/outsideHosts.ts';
import { tomorrow } from '../../../main/electron/pauseTimes.ts';
import { fileOf } from '../../../main/electron/protocol.ts';
import { readableName } from '../../../main/electron/readableName.ts';
import { readStartOptions } from '../../../main/electron/startOptions.ts';
import en from '../../../main/electron/strings/en.json' with { type: 'json' };
import es from '../../../main/electron/strings/es.json' with { type: 'json' };
import ru from '../../../main/electron/strings/ru.json' with { type: 'json' };
import { chosenLanguage, createTexts } from '../../../main/electron/texts.ts';
import { readWindowState, visibleBounds, writeWindowState } from '../../../main/electron/windowState.ts';
import type { NoticeDocument } from '../../../main/model/document.ts';

describe('addresses', () => {
  test.each([
    ['app://bundle/', true],
    ['app://bundle/index.html?x#y', true],
    ['app://bundle.example/', false],
    ['app://bundle@example.com/', false],
    ['app://bundle:1/', false],
    ['https://bundle/', false],
    ['about:blank', false],
    ['data:text/html,x', false],
    ['', false],
  ])('%s is ours: %s', (url, isOurs) => {
    expect(isAppUrl(url)).toBe(isOurs);
  });

  test.each([
    ['https://portal.example/a?b', true],
    ['https://PORTAL.example/', true],
    ['http://portal.example/', false],
    ['https://portal.example:8443/', false],
    ['https://sub.portal.example/', false],
    ['https://portal.example.elsewhere.example/', false],
    ['https://ana@portal.example/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['portal.example', false],
    ['mailto:informes@migraciones.gob.pe?subject=Solicitud&body=Datos', true],
    ['mailto:informes@migraciones.gob.pe?subject=x&attach=/etc/passwd', false],
    ['mailto:informes@migraciones.gob.pe,otro@example.com?subject=x', false],
    ['mailto:informes@migraciones.gob.pe?cc=otro@example.com', false],
    ['mailto:otro@example.com?subject=x', false],
  ])('%s may open outside: %s', (url, isAllowed) => {
    expect(isAllowedOutside(url, new Set(['portal.example']))).toBe(isAllowed);
  });

  test.each([
    ['/', '/screens/index.html'],
    ['/assets/a.js', '/screens/assets/a.js'],
    ['/assets/../index.html', '/screens/index.html'],
    ['/%2e%2e/secret.js', null],
    ['/..%2fsecret.js', null],
    ['/../screens-other/a.js', null],
    ['/a%00.js', null],
    ['/%E0%A4%A', null],
    ['/a.exe', null],
    ['/assets', null],
  ])('the file of %s is %s', (pathname, file) => {
    expect(fileOf('/screens', pathname)).toBe(file);
  });
});

describe('names of documents', () => {
  const named = (name: string, type: string | null = 'application/pdf'): string =>
    readableName({ name, type } as NoticeDocument);

  test.each([
    ['Resolución nº 12.pdf', 'Resolución nº 12.pdf'],
    ['Resolución', 'Resolución.pdf'],
    ['RESOLUCION.PDF', 'RESOLUCION.pdf'],
    ['../../.bashrc', 'bashrc.pdf'],
    ['C:\\Windows\\a.pdf', 'a.pdf'],
    ['a<b>:"c|d?*.pdf', 'a b c d.pdf'],
    ['factura\u202efdp.exe', 'factura fdp.exe.pdf'],
    ['  ..  ', 'document.pdf'],
    ['', 'document.pdf'],
    ['line\nbreak.pdf', 'line break.pdf'],
  ])('%j becomes %j', (given, name) => {
    expect(named(given)).toBe(name);
  });

  test('a long name is cut and keeps its ending', () => {
    expect(named(`${'ñ'.repeat(400)}.pdf`)).toBe(`${'ñ'.repeat(80)}.pdf`);
  });

  test('what is no PDF keeps the name it has', () => {
    expect(named('correo.eml', 'message/rfc822')).toBe('correo.eml');
  });
});

describe('start', () => {
  test('reads our words among those of Chromium', () => {
    const words = [
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      '--profile',
      'p',
      '--hidden',
    ];
    expect(readStartOptions(words, '/home/ana')).toEqual({
      profileDir: '/home/ana/p',
      endpointsFile: null,
      isHidden: true,
    });
  });

  test('takes a profile without a folder for none', () => {
    expect(readStartOptions(['.', '--profile'], '/')).toEqual({
      profileDir: null,
      endpointsFile: null,
      isHidden: false,
    });
  });
});

describe('window', () => {
  test('comes back where it stood, unless its screen has gone', () => {
    const screen = [{ x: 0, y: 0, width: 1_280, height: 800 }];
    const inside = { x: 100, y: 50, width: 800, height: 600 };
    expect(visibleBounds(inside, screen)).toEqual(inside);
    expect(visibleBounds({ ...inside, x: 1_250 }, screen)).toBeNull();
    expect(visibleBounds({ ...inside, y: -200 }, screen)).toBeNull();
    expect(visibleBounds({ ...inside, x: 2_000 }, [...screen, { ...inside, x: 1_900 }])).toEqual({
      ...inside,
      x: 2_000,
    });
    expect(visibleBounds(null, screen)).toBeNull();
  });

  test('forgets a state that cannot be read', () => {
    const dir = mkdtempSync(join(tmpdir(), 'recado-window-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const state = {
      bounds: { x: 1, y: 2, width: 900, height: 700 },
      isMaximized: true,
      isTrayExplained: true,
    };
    writeWindowState(dir, state);
    expect(readWindowState(dir)).toEqual(state);
    writeFileSync(join(dir, 'window.json'), '{"bounds":{"x":1');
    expect(readWindowState(dir)).toEqual({ bounds: null, isMaximized: false, isTrayExplained: false });
  });
});

describe('words', () => {
  const base = (key: string): string => key.replace(/_(one|few|many|other)$/, '');

  test('are the same in every language, with the plural forms that each has', () => {
    const keys = (words: Record<string, string>): string[] =>
      [...new Set(Object.keys(words).map(base))].toSorted();
    expect(keys(es)).toEqual(keys(en));
    expect(keys(ru)).toEqual(keys(en));
    for (const [language, words] of Object.entries({ en, es, ru })) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      expect(
        Object.keys(words)
          .filter((key) => base(key) === 'unread')
          .map((key) => key.slice('unread_'.length))
          .toSorted(),
      ).toEqual(forms);
    }
  });

  test('count as the language counts', () => {
    const russian = createTexts('ru');
    expect([1, 3, 5, 21].map((count) => russian('unread', { count }))).toEqual([
      '1 непрочитанное уведомление',
      '3 непрочитанных уведомления',
      '5 непрочитанных уведомлений',
      '21 непрочитанное уведомление',
    ]);
    expect(createTexts('es')('newNotices', { count: 1 })).toBe('1 aviso nuevo');
    expect(createTexts('en')('accountStopped', { label: '{{label}} $1' })).toBe(
      '{{label}} $1 is not being checked. Open Recado to see why.',
    );
  });

  test('follow the system until the person chooses', () => {
    expect(firstSpoken(['de-DE', 'es-PE', 'en'])).toBe('es');
    expect(firstSpoken(['de'])).toBe('en');
    expect(firstSpoken([])).toBe('en');
    expect(chosenLanguage('system', ['ru-RU'])).toBe('ru');
    expect(chosenLanguage('en', ['ru-RU'])).toBe('en');
  });
});

test('a pause until tomorrow ends with the day, on the day before a change of the clock too', () => {
  expect(tomorrow(new Date(2026, 9, 24, 23, 59))).toEqual(new Date(2026, 9, 25));
  expect(tomorrow(new Date(2026, 11, 31, 0, 0))).toEqual(new Date(2027, 0, 1));
});
