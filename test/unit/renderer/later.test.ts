// A place-holder comes only where an answer takes longer than a blink.
import { act, cleanup, render } from '@testing-library/react';
import { createElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Later } from '../../../renderer/ui/Later.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

describe('Later', () => {
  it('shows nothing for 150 ms, and then what stands for the answer', () => {
    const { container } = render(createElement(Later, null, 'loading'));
    pass(149);
    expect(container.textContent).toBe('');
    pass(1);
    expect(container.textContent).toBe('loading');
  });

  it('never shows where the answer came before', () => {
    const { container, unmount } = render(createElement(Later, null, 'loading'));
    pass(149);
    unmount();
    pass(1_000);
    expect(container.textContent).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });
});
