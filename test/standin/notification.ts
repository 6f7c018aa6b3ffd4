// Electron's notifications as records; a test clicks one, presses its buttons or lets the system refuse it.
import { EventEmitter } from 'node:events';
import { type ShownNotification, standin } from './records.ts';

interface Options {
  id?: string;
  title?: string;
  body?: string;
  urgency?: string;
  timeoutType?: string;
  actions?: { type: 'button'; text: string }[];
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => process.env.RECADO_STANDIN_NOTIFICATIONS !== 'off';
  static remove = (): void => undefined;
  readonly #options: Options;
  #shown: ShownNotification | null = null;

  constructor(options: Options = {}) {
    super();
    this.#options = options;
  }
  show(): void {
    const {
      id = '',
      title = '',
      body = '',
      urgency = 'normal',
      timeoutType = 'default',
      actions = [],
    } = this.#options;
    if (process.env.RECADO_STANDIN_NOTIFICATIONS === 'failing') {
      queueMicrotask(() => this.emit('failed', {}, 'refused'));
      return;
    }
    this.#shown = {
      id,
      title,
      body,
      urgency,
      timeoutType,
      buttons: actions.map(({ text }) => text),
      isClosed: false,
      click: () => void this.emit('click', {}),
      press: (index) => void this.emit('action', {}, index, -1),
    };
    standin.notifications.push(this.#shown);
    queueMicrotask(() => this.emit('show', {}));
  }
  close(): void {
    if (this.#shown === null || this.#shown.isClosed) return;
    this.#shown.isClosed = true;
    this.emit('close', { reason: 'applicationHidden' });
  }
}
