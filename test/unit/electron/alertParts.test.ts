// The pure parts behind alerts on a desktop: words, the sign, the file that starts Recado, whose computer it is.
import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));

import { canAutostart, desktopEntry, quoteExec } from '../../../main/electron/autostart.ts';
import { alertWords } from '../../../main/electron/notify/alertWords.ts';
import { isComputerShared } from '../../../main/electron/sharedComputer.ts';
import { createTexts } from '../../../main/electron/texts.ts';
import { drawSign, type Sign } from '../../../main/electron/trayIcon.ts';
import { askTrayPresence } from '../../../main/electron/trayPresence.ts';
import { alertKinds } from '../../../main/model/alert.ts';
import { sampleAlert } from '../../support/fakeAlerts.ts';

const now = new Date('2026-12-02T10:00:00Z');

describe('the words of an alert', () => {
  const full = (kind: (typeof alertKinds)[number]) =>
    sampleAlert({
      kind,
      title: 'Título secreto',
      label: 'Cuenta secreta',
      what: 'respond',
      on: '2026-12-03',
      at: '09:30',
      zone: 'America/Santiago',
      certainty: 'derived',
      since: '2026-11-20T10:00:00.000Z',
      count: 5,
      urgentCount: 1,
      code: 'signIn.rejected',
      digest: { today: 2, week: 5, arrived: 3, sources: 1 },
    });

  it.each(['en', 'es', 'ru', 'uk'] as const)(
    'are whole in %s, and hidden say nothing of whom or what',
    (language) => {
      const texts = createTexts(language);
      for (const kind of alertKinds) {
        const open = alertWords(full(kind), { texts, isHidden: false, now });
        // The year's own point and the sentence's are one.
        expect(`${open.title} ${open.body}`).not.toContain('..');
        const hidden = alertWords(full(kind), { texts, isHidden: true, now });
        for (const words of [open, hidden]) {
          expect(words.title.trim()).not.toBe('');
          expect(`${words.title}${words.body}`).not.toMatch(/\{\{|undefined|null/);
        }
        expect(`${hidden.title} ${hidden.body}`).not.toMatch(/secret|2026|09:30|Santiago/i);
      }
    },
  );

  it('say a code of the portal in words', () => {
    const coded = { ...full('notice.new'), title: 'not_280020240012345_1_0' };
    const words = (language: 'en' | 'ru') =>
      alertWords(coded, { texts: createTexts(language), isHidden: false, now }).body;
    expect(words('en')).toContain('Notification in case 280020240012345');
    expect(words('ru')).toContain('280020240012345');
    expect(words('ru')).not.toContain('not_');
  });

  it('count the days where the day ends, and say what is calculated', () => {
    const texts = createTexts('en');
    const due = { ...full('deadline'), zone: 'America/Lima' };
    const words = (at: string) => alertWords(due, { texts, isHidden: false, now: new Date(at) });
    expect(words('2026-12-03T04:59:00Z')).toEqual({
      title: 'Answer by December 3, 2026',
      body: 'Título secreto\nIt is tomorrow.\nThis day is calculated; check it on the portal.',
    });
    expect(words('2026-12-03T05:00:00Z').body).toContain('It is today.');
    expect(alertWords({ ...due, certainty: 'stated' }, { texts, isHidden: false, now }).body).not.toContain(
      'calculated',
    );
  });

  it.each([
    ['en', 'appeal', 'Appeal by December 3, 2026'],
    ['es', 'court', 'Fecha límite para recurrir ante el juzgado (contencioso): 3 de diciembre de 2026'],
    ['ru', 'court', 'Обжаловать в суд (contencioso) не позднее 3 декабря 2026'],
    ['fr', 'goOn', 'Demander la carte (TIE) au plus tard le 3 décembre 2026'],
  ] as const)('name in %s the period of a decision: %s', (language, decision, title) => {
    const alert = { ...full('deadline'), decision };
    expect(alertWords(alert, { texts: createTexts(language), isHidden: false, now }).title).toBe(title);
  });

  it('say how many and how many are urgent', () => {
    const words = alertWords(full('notices.new'), { texts: createTexts('ru'), isHidden: true, now });
    expect(words.title).toBe('5 новых уведомлений, 1 срочное');
  });
});

describe('the words of the morning digest', () => {
  const said = (
    digest: { today: number; week: number; arrived: number; sources: number },
    isHidden = false,
  ) => alertWords(sampleAlert({ kind: 'digest', digest }), { texts: createTexts('en'), isHidden, now });

  it('count today, the week, what is new and which sources are silent; nothing is said of what there is none of', () => {
    expect(said({ today: 2, week: 5, arrived: 1, sources: 1 })).toEqual({
      title: 'Today and this week',
      body: '2 things for today\n5 within seven days\n1 new notice\n1 source could not be read',
    });
    expect(said({ today: 0, week: 0, arrived: 0, sources: 0 }).body).toBe('Nothing for today');
    expect(said({ today: 2, week: 5, arrived: 1, sources: 1 }, true).body).toBe('Open Recado to see.');
  });
});

describe('the sign', () => {
  const pixels = (sign: Partial<Sign>, size = 32): Buffer => {
    const png = drawSign({ look: 'calm', count: 0, isTemplate: false, isBadgeOnly: false, ...sign }, size);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    const at = png.indexOf('IDAT');
    return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  };
  const at = (image: Buffer, x: number, y: number, size = 32): number[] => [
    ...image.subarray(y * (size * 4 + 1) + 1 + x * 4).subarray(0, 4),
  ];

  it('differs by shape, by number and by brightness, not by colour alone', () => {
    const unread = pixels({ look: 'unread', count: 3 });
    const urgent = pixels({ look: 'urgent', count: 3 });
    // The corner belongs to a square and not to a disc.
    expect(at(unread, 13, 13)[3]).not.toBe(at(urgent, 13, 13)[3]);
    expect(unread.equals(pixels({ look: 'unread', count: 4 }))).toBe(false);
    expect(pixels({ look: 'unread', count: 10 }).equals(pixels({ look: 'unread', count: 99 }))).toBe(true);
    const luminance = ([r = 0, g = 0, b = 0]: number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    expect(Math.abs(luminance(at(unread, 21, 14)) - luminance(at(urgent, 21, 14)))).toBeGreaterThan(50);
  });

  it('is black with holes as a template', () => {
    for (const look of ['calm', 'unread', 'urgent'] as const) {
      const image = pixels({ look, count: 2, isTemplate: true }, 16);
      for (let y = 0; y < 16; y += 1)
        for (let x = 0; x < 16; x += 1) expect(at(image, x, y, 16).slice(0, 3)).toEqual([0, 0, 0]);
    }
  });
});

describe('starting with the computer', () => {
  it.each([
    ['/opt/Recado/recado', '"/opt/Recado/recado"'],
    ['/home/ana/Mis programas/Recado.AppImage', '"/home/ana/Mis programas/Recado.AppImage"'],
    ['/a"b`c$d\\e', String.raw`"/a\\"b\\` + '`' + String.raw`c\\$d\\\\e"`],
    ['/100%/x', '"/100%%/x"'],
  ])('quotes %s as the desktop reads it', (path, quoted) => {
    expect(quoteExec(path)).toBe(quoted);
  });

  it('refuses a path with a line break and writes a whole entry', () => {
    expect(() => quoteExec('/a\nExec=rm')).toThrow('line break');
    expect(desktopEntry(['/opt/recado', '--hidden'])).toBe(
      '[Desktop Entry]\nType=Application\nName=Recado\nExec="/opt/recado" "--hidden"\nIcon=recado\nTerminal=false\nX-GNOME-Autostart-enabled=true\n',
    );
  });

  it('is the sandbox’s own matter in Flatpak and Snap', () => {
    expect(canAutostart({})).toBe(true);
    expect(canAutostart({ FLATPAK_ID: 'org.recado' })).toBe(false);
    expect(canAutostart({ SNAP: '/snap/recado/1' })).toBe(false);
  });
});

describe('whose computer it is', () => {
  it.each([
    ['/home/ana', ['ana', 'lost+found', '.ecryptfs'], false],
    ['/home/ana', ['ana', 'luis'], true],
    ['/Users/ana', ['ana', 'Shared', 'Guest'], false],
    ['/root', ['a', 'b'], false],
    ['/srv/homes/ana', ['ana', 'luis'], false],
  ])('%s beside %j: shared %s', (home, folders, isShared) => {
    expect(isComputerShared(home, () => folders)).toBe(isShared);
  });

  it('has a place beside the clock on macOS and Windows, and is not asked without a bus', async () => {
    expect(await askTrayPresence('darwin', {})).toBe(true);
    expect(await askTrayPresence('win32', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' })).toBe(true);
    expect(await askTrayPresence('linux', {})).toBe(true);
  });
});
