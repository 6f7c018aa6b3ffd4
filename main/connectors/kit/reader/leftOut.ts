// Keeps which open tags stand inside of what is left out of a page (scripts, drawings, templates), and tells where that ends.
import { isOfTable } from './openElements.ts';
import type { TagRules } from './tagRules.ts';

/** Open tags inside of what is left out, that element first; empty where words are read. */
export type LeftOut = TagRules[];

/** A page that opens tags without end must not fill the memory. */
const deepest = 3_000;

/** True when the tag belongs to what is left out; false when it ends that and means the page. */
export function startsInside(
  leftOut: LeftOut,
  rules: TagRules,
  { isSelfClosing, isInTable }: { isSelfClosing: boolean; isInTable: boolean },
): boolean {
  const outer = leftOut[0] as TagRules;
  if (outer.isRaw) return true;
  const isForeign = outer.tag === 'svg' || outer.tag === 'math';
  const isOutside = isForeign
    ? rules.isLeavingForeign && !leftOut.some((one) => one.isForeignIsland)
    : outer.tag !== 'template' &&
      rules.isTablePart &&
      isInTable &&
      !leftOut.some((one) => one.tag === 'table');
  if (isOutside) leftOut.length = 0;
  else if (!rules.isVoid && !isSelfClosing && leftOut.length < deepest) leftOut.push(rules);
  return !isOutside;
}

/** `closed`: the tag ends something inside; `within`: it means nothing there; `outside`: it ends all of it and means the page. */
export function endsInside(
  leftOut: LeftOut,
  rules: TagRules,
  isOpen: (rules: TagRules) => boolean,
): 'closed' | 'within' | 'outside' {
  const outer = leftOut[0] as TagRules;
  const at = outer.isRaw
    ? rules.tag === outer.tag
      ? 0
      : -1
    : leftOut.findLastIndex((one) => one.tag === rules.tag);
  if (at >= 0) {
    leftOut.length = at;
    return 'closed';
  }
  if (outer.isRaw || outer.tag === 'template') return 'within';
  const isObject = outer.tag === 'object' && !isOfTable(rules);
  if (isObject || leftOut.some((one) => one.isForeignIsland) || !isOpen(rules)) return 'within';
  leftOut.length = 0;
  return 'outside';
}
