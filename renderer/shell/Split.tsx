// The line between two panes: drag it or move it with the arrow keys; the width is kept with the settings.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useWindowSetting } from '../api/useWindowSetting.ts';
import { forward, sideStep } from '../ui/forward.ts';

export interface PaneWidth {
  px: number;
  set: (px: number) => void;
  /** Keeps this width, at the end of a movement. */
  keep: (px: number) => void;
  least: number;
  most: number;
}

export function usePaneWidth(name: 'sourcesWidth' | 'listWidth', least: number, most: number): PaneWidth {
  const [kept, choose] = useWindowSetting(name);
  const [known, setKnown] = useState(kept);
  const [px, setPx] = useState(kept);
  // Another window moved its line.
  if (known !== kept) {
    setKnown(kept);
    setPx(kept);
  }
  return useMemo(() => {
    const set = (wanted: number): void => setPx(bounded(wanted, least, most));
    const keep = (wanted: number): void => {
      set(wanted);
      choose(bounded(wanted, least, most));
    };
    return { px: bounded(px, least, most), set, keep, least, most };
  }, [px, choose, least, most]);
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
  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void =>
    width.keep(event.clientX * forward(event.currentTarget) - grip.current);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = sideStep(event);
    if (step === 0) return;
    event.preventDefault();
    width.keep(width.px + step * keyStepPx);
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
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
