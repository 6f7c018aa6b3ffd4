// The line between two panes: drag it or move it with the arrow keys; the width is kept on this computer.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { forward, sideStep } from '../ui/forward.ts';

export interface PaneWidth {
  px: number;
  set: (px: number) => void;
  least: number;
  most: number;
}

/** Kept in the window's own storage: it is a matter of this screen, not of the notices. */
export function usePaneWidth(name: string, normal: number, least: number, most: number): PaneWidth {
  const key = `recado.width.${name}`;
  const [px, setPx] = useState(() =>
    bounded(Number(localStorage.getItem(key) ?? normal) || normal, least, most),
  );
  return useMemo(() => {
    const set = (wanted: number): void => {
      const kept = bounded(wanted, least, most);
      setPx(kept);
      localStorage.setItem(key, String(kept));
    };
    return { px, set, least, most };
  }, [px, key, least, most]);
}

const bounded = (px: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(px)));

const keyStepPx = 16;

export function Split({ label, width }: { label: string; width: PaneWidth }): ReactNode {
  const grip = useRef(0);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    grip.current = event.clientX * forward(event.currentTarget) - width.px;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    width.set(event.clientX * forward(event.currentTarget) - grip.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = sideStep(event);
    if (step === 0) return;
    event.preventDefault();
    width.set(width.px + step * keyStepPx);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a window splitter is focusable by the ARIA pattern
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width.px}
      aria-valuemin={width.least}
      aria-valuemax={width.most}
      className="split"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
