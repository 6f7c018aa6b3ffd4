// Saves what comes while a save is under way with the next one: one commit for many, and each told only when its own is safe.

interface Waiting<T> {
  one: T;
  saved(): void;
  failed(error: unknown): void;
}

export function inBatches<T>(save: (all: T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isSaving = false;
  const saveAll = async (): Promise<void> => {
    isSaving = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await save(batch.map(({ one }) => one)).then(
        () => batch.forEach(({ saved }) => saved()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    }
    isSaving = false;
  };
  return (one) =>
    new Promise((saved, failed) => {
      waiting.push({ one, saved, failed });
      if (!isSaving) void saveAll();
    });
}
