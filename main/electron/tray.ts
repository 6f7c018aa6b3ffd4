// The sign beside the clock: how much is unread and how urgent, what comes next, and the acts that need no window. Never the only way back to it.
import { app, Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { DueView, NextAppointmentView } from '../contract/alertViews.ts';
import { inOneHour, tomorrow } from './pauseTimes.ts';
import type { Texts } from './texts.ts';
import { titleWords } from './titleWords.ts';
import { drawSign, type Sign, type SignLook } from './trayIcon.ts';

export interface TrayState {
  unread: number;
  /** Urgent alerts that nobody has answered. */
  urgent: number;
  /** The most urgent first; at most five. */
  due: DueView[];
  nextAppointment: NextAppointmentView | null;
  isChecking: boolean;
  /** Since when every account has been seen whole; null when one never was. */
  wholeSince: Date | null;
  /** Accounts that are parked. */
  needYou: number;
  /** Scheduled runs rest until then; null when they do not. */
  pausedUntil: Date | null;
}

export interface TrayActs {
  open(): void;
  openNotice(id: string): void;
  openCases(): void;
  openAccounts(): void;
  syncNow(): void;
  /** Null goes on at once. */
  pauseUntil(until: Date | null): void;
  quit(): void;
}

export interface TraySign {
  show(state: TrayState, texts: Texts): void;
  destroy(): void;
}

/** What the sign and a taskbar's badge say; the number is that of the more important of the two. */
export function signOf({ unread, urgent }: Pick<TrayState, 'unread' | 'urgent'>): {
  look: SignLook;
  count: number;
} {
  if (urgent > 0) return { look: 'urgent', count: urgent };
  return unread > 0 ? { look: 'unread', count: unread } : { look: 'calm', count: 0 };
}

/** Keep the result: Electron takes a tray away that nobody holds. `badge` marks the window's button on Windows. */
export function createTray(
  acts: TrayActs,
  badge: (image: NativeImage | null, words: string) => void,
): TraySign {
  const sign = new Tray(trayImage({ look: 'calm', count: 0 }));
  sign.on('click', acts.open);
  let shownSign = '';
  return {
    show: (state, texts) => {
      const words = headWords(state, texts);
      const next = signOf(state);
      sign.setToolTip(`Recado: ${words}`);
      // Drawing takes longer than the rest together, and most facts do not change it.
      if (shownSign !== JSON.stringify(next)) {
        shownSign = JSON.stringify(next);
        sign.setImage(trayImage(next));
        badge(
          next.look === 'calm' ? null : imageOf({ ...next, isTemplate: false, isBadgeOnly: true }, 16),
          words,
        );
      }
      if (process.platform === 'darwin') sign.setTitle(next.count === 0 ? '' : String(next.count));
      app.setBadgeCount(next.count);
      // On Linux a menu is sent as it is: every change needs a new one.
      sign.setContextMenu(Menu.buildFromTemplate(trayMenu(state, words, texts, acts)));
    },
    destroy: () => sign.destroy(),
  };
}

function headWords({ unread, urgent }: TrayState, texts: Texts): string {
  const words = unread === 0 ? texts('nothingUnread') : texts('unread', { count: unread });
  return urgent === 0 ? words : `${words}, ${texts('urgentOfThem', { count: urgent })}`;
}

/** Exported for its tests: the menu as data. */
export function trayMenu(
  state: TrayState,
  words: string,
  texts: Texts,
  acts: TrayActs,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    { id: 'unread', label: words, enabled: false },
    separator,
    ...dueItems(state, texts, acts),
    ...appointmentItem(state, texts, acts),
    separator,
    ...stateItems(state, texts, acts),
    { id: 'syncNow', label: texts('syncNow'), click: acts.syncNow },
    ...pauseItems(state.pausedUntil, texts, acts),
    separator,
    { id: 'open', label: texts('open'), click: acts.open },
    { id: 'quit', label: texts('quit'), click: acts.quit },
  ];
}

function dueItems({ due }: TrayState, texts: Texts, acts: TrayActs): MenuItemConstructorOptions[] {
  if (due.length === 0) return [{ id: 'nothingDue', label: texts('trayNothingDue'), enabled: false }];
  return due.map(({ title, on, daysLeft, ...place }, index) => ({
    id: `due${index}`,
    label: texts('trayDue', {
      day: dayLabel(on, daysLeft, texts),
      title: shortened(titleWords(title, texts)),
    }),
    click: () => openPlace(place, acts),
  }));
}

function appointmentItem(
  { nextAppointment }: TrayState,
  texts: Texts,
  acts: TrayActs,
): MenuItemConstructorOptions[] {
  if (nextAppointment === null) return [];
  const { on, at } = nextAppointment;
  const label = texts('trayAppointment', { day: shortDay(on, texts), at: at ?? '' }).trim();
  return [{ id: 'appointment', label, click: () => openPlace(nextAppointment, acts) }];
}

/** What the person wrote down stands in its case. */
function openPlace({ noticeId }: { noticeId: string | null }, acts: TrayActs): void {
  if (noticeId === null) acts.openCases();
  else acts.openNotice(noticeId);
}

function stateItems(state: TrayState, texts: Texts, acts: TrayActs): MenuItemConstructorOptions[] {
  const { isChecking, wholeSince, needYou } = state;
  const time = new Intl.DateTimeFormat(texts.language, { dateStyle: 'short', timeStyle: 'short' });
  const label = isChecking
    ? texts('trayChecking')
    : wholeSince === null
      ? texts('trayNotWhole')
      : texts('trayChecked', { time: time.format(wholeSince) });
  return [
    { id: 'state', label, enabled: false },
    ...(needYou === 0
      ? []
      : [{ id: 'needYou', label: texts('trayNeedsYou', { count: needYou }), click: acts.openAccounts }]),
  ];
}

function pauseItems(pausedUntil: Date | null, texts: Texts, acts: TrayActs): MenuItemConstructorOptions[] {
  if (pausedUntil !== null) {
    const format = new Intl.DateTimeFormat(texts.language, { dateStyle: 'short', timeStyle: 'short' });
    return [
      { id: 'paused', label: texts('pausedUntil', { time: format.format(pausedUntil) }), enabled: false },
      { id: 'goOn', label: texts('goOn'), click: () => acts.pauseUntil(null) },
    ];
  }
  const submenu: MenuItemConstructorOptions[] = [
    { id: 'pauseHour', label: texts('pauseHour'), click: () => acts.pauseUntil(inOneHour(new Date())) },
    {
      id: 'pauseTomorrow',
      label: texts('pauseTomorrow'),
      click: () => acts.pauseUntil(tomorrow(new Date())),
    },
  ];
  return [{ id: 'pause', label: texts('pause'), submenu }];
}

function dayLabel(on: string, daysLeft: number, texts: Texts): string {
  if (daysLeft === 0) return texts('trayToday');
  return daysLeft === 1 ? texts('trayTomorrow') : shortDay(on, texts);
}

/** A day has no zone: it is written out as it stands. */
const shortDay = (on: string, texts: Texts): string =>
  new Intl.DateTimeFormat(texts.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(on),
  );

const mostLetters = 48;
/** Menus grow as wide as their longest line; `&` would underline a letter on Windows and Linux. */
function shortened(title: string): string {
  const plain = title.replaceAll(/\s+/g, ' ').replaceAll('&', '&&').trim();
  return plain.length <= mostLetters ? plain : `${plain.slice(0, mostLetters - 1)}…`;
}

function trayImage(sign: Pick<Sign, 'look' | 'count'>): NativeImage {
  const isTemplate = process.platform === 'darwin';
  // macOS says the number beside the sign, in its own letters.
  const image = imageOf({ ...sign, isTemplate, isBadgeOnly: false }, isTemplate ? 16 : 32);
  if (isTemplate) image.setTemplateImage(true);
  return image;
}

/** With a second picture for screens of twice the density. */
function imageOf(sign: Sign, size: number): NativeImage {
  const image = nativeImage.createFromBuffer(drawSign(sign, size), { scaleFactor: 1 });
  const dataURL = `data:image/png;base64,${drawSign(sign, size * 2).toString('base64')}`;
  image.addRepresentation({ scaleFactor: 2, dataURL });
  return image;
}
