// A core without rooms behind it: answers what the shell asks, records what it is told, and raises what a test wants.
import type { Core, Desktop } from '../../../main/app/core.ts';
import type { CoreOptions } from '../../../main/app/createCore.ts';
import type { Envelope } from '../../../main/contract/envelope.ts';
import type { EventName } from '../../../main/contract/events.ts';
import { type FailureCode, FailureError } from '../../../main/contract/failure.ts';
import { newWelcome } from '../../../main/contract/welcome.ts';
import { usualWindow } from '../../../main/contract/windowSettings.ts';
import { usualAlertSettings } from '../../../main/model/alert.ts';

export interface FakeCore {
  desktop: Desktop | null;
  profileDir: string;
  calls: { name: string; input: unknown }[];
  /** What the shell did to the core besides calling: `start`, `wake:resume`, `close`. */
  told: string[];
  answers: Record<string, unknown>;
  emit(name: EventName, payload: unknown): void;
}

declare global {
  /** Read by tests inside the main process. */
  var fakeCore: FakeCore;
}

const notice = {
  id: 'n1',
  title: 'Resolución favorable',
  dueOn: '2026-12-03',
  mark: { isRead: false, isDone: false, isArchived: false },
};

const usualAnswers: Record<string, unknown> = {
  'app.about': { host: 'electron' },
  'settings.get': {
    language: 'en',
    theme: 'system',
    notifications: true,
    hideNotificationContent: false,
    closeToTray: true,
    startWithSystem: 'off',
    alerts: usualAlertSettings,
    welcome: newWelcome,
    ...usualWindow,
  },
  'portals.list': [{ homeUrl: 'https://portal.example/home' }],
  'notices.counts': { inbox: 3, unread: 2, byPortal: {}, byAccount: {} },
  'notices.list': { rows: [], next: null },
  'notices.get': notice,
  'accounts.list': [{ id: 'a1', label: 'Ana, Chile' }],
  'sync.status': { running: [], queued: [], pausedUntil: null },
  'alerts.agenda': { due: [], nextAppointment: null },
  'alerts.list': [],
  'alerts.answer': {},
  'alerts.snooze': {},
  'notices.mark': [],
  'sync.now': { queued: 1 },
  'sync.pause': {},
};

export async function createFakeCore(options: CoreOptions): Promise<Core> {
  const refusal = process.env.RECADO_TEST_STORE_FAILURE;
  if (refusal !== undefined) throw new FailureError(refusal as FailureCode);
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const fake: FakeCore = {
    desktop: options.host.desktop,
    profileDir: options.profileDir,
    calls: [],
    told: [],
    answers: { ...usualAnswers },
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
  };
  globalThis.fakeCore = fake;
  const tell = (what: string): Promise<void> => {
    fake.told.push(what);
    return Promise.resolve();
  };
  return {
    call: (name, input): Promise<Envelope<unknown>> => {
      fake.calls.push({ name, input });
      return Promise.resolve(
        name in fake.answers
          ? { ok: true, value: fake.answers[name] }
          : { ok: false, failure: { code: 'input.invalid', details: { method: name } } },
      );
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    start: () => tell('start'),
    requestNotice: (id) => fake.emit('notice.requested', { id }),
    requestScreen: (screen) => fake.emit('screen.requested', { screen }),
    alertTold: (id, outcome) => tell(`alert:${id}:${outcome.isShown ? 'shown' : outcome.reason}`),
    wake: (reason) => void tell(`wake:${reason}`),
    idle: () => Promise.resolve(),
    close: () => {
      process.stdout.write('core closed\n');
      return tell('close');
    },
  };
}
