// What a bench file gives back: it exports `bench(): Promise<Figure[]>` and `npm run bench` compares each figure with its limit.

export interface Figure {
  /** What was measured, in words: `first page of 100,000 notices, p95`. */
  what: string;
  value: number;
  /** `ms`, `MB`, `messages/s` … */
  unit: string;
  /** The promise; a figure without one is shown only. */
  atMost?: number;
  atLeast?: number;
}
