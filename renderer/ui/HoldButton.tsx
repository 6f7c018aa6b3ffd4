// A button that acts only after it was held down for two seconds, by pointer or by key: a slip opens nothing.
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import './holdButton.css';

const holdMs = 2_000;

interface HoldButtonProps {
  label: string;
  /** Shown in its place while it is held. */
  holding: string;
  hint: string;
  onHeld: () => void;
}

export function HoldButton({ label, holding, hint, onHeld }: HoldButtonProps): ReactNode {
  const hintId = useId();
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const release = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setHeld(false);
  }, []);
  useEffect(() => release, [release]);
  const press = (): void => {
    if (timer.current !== null) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      release();
      onHeld();
    }, holdMs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // A key that was down before the button had the focus says nothing about this button.
    event.preventDefault();
    if (!event.repeat) press();
  };
  return (
    <div className="hold">
      <button
        type="button"
        className="button button-danger button-hold"
        data-held={isHeld}
        aria-describedby={hintId}
        onPointerDown={(event) => event.button === 0 && press()}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onKeyUp={release}
        onBlur={release}
      >
        <span>{isHeld ? holding : label}</span>
      </button>
      <p className="field-hint" id={hintId}>
        {hint}
      </p>
    </div>
  );
}
