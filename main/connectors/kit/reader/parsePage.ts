// Parses HTML into the small tree that every reader here walks.
import { TooDeep } from './openElements.ts';
import type { PageTree } from './pageTree.ts';
import { readTags } from './readTags.ts';
import { createTreeBuilder } from './treeBuilder.ts';

/** Null when the page is nested beyond reason. */
export function parsePage(html: string): PageTree | null {
  const builder = createTreeBuilder();
  try {
    readTags(html, builder);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
  return builder.tree;
}
