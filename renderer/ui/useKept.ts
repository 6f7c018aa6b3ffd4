// A small choice about this screen, kept in the window's own storage and shared by all who read it.
import { useCallback, useSyncExternalStore } from 'react';

const changed = 'recado.kept';

/** `name` without the prefix; what is stored and not among `allowed` counts as `usual`. */
export function useKept<V extends string>(
  name: string,
  usual: V,
  allowed?: readonly V[],
): [V, (value: V) => void] {
  const key = `recado.${name}`;
  const listen = useCallback((heard: () => void) => {
    window.addEventListener(changed, heard);
    window.addEventListener('storage', heard);
    return () => {
      window.removeEventListener(changed, heard);
      window.removeEventListener('storage', heard);
    };
  }, []);
  const stored = useSyncExternalStore(listen, () => localStorage.getItem(key)) as V | null;
  const value = stored === null || allowed?.includes(stored) === false ? usual : stored;
  const set = useCallback(
    (next: V) => {
      localStorage.setItem(key, next);
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [value, set];
}
