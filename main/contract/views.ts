// The shapes that cross a process line, as zod schemas at the edge; their types are inferred and used on both sides.
export * from './accountViews.ts';
export * from './appViews.ts';
export * from './base.ts';
export * from './importViews.ts';
export * from './noticeViews.ts';
export * from './syncViews.ts';
