// Shows a place-holder only when the answer takes longer than a blink, so that quick answers do not flicker.
import { type ReactNode, useEffect, useState } from 'react';

const blinkMs = 150;

export function Later({ children }: { children: ReactNode }): ReactNode {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), blinkMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}
