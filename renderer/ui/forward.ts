// Left and right as the words run: what a pointer or an arrow key means where the window is mirrored.
import type { KeyboardEvent } from 'react';

/** 1 where an element's words run from left to right, -1 where they run the other way. */
export function forward(element: Element): 1 | -1 {
  return getComputedStyle(element).direction === 'rtl' ? -1 : 1;
}

/** Onwards (1) or back (-1) by the left and right arrows; 0 for any other key. */
export function sideStep({ key, currentTarget }: KeyboardEvent): number {
  if (key === 'ArrowRight') return forward(currentTarget);
  return key === 'ArrowLeft' ? -forward(currentTarget) : 0;
}
