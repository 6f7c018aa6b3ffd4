// Electron's first event argument: something a listener may prevent.
export interface Cancellable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function cancellable<T extends object>(details: T = {} as T): T & Cancellable {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
